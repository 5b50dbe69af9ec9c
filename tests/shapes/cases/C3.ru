# expect: C3 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | cito:hasCitedEntity | Equals
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/15> cito:hasCitedEntity <id/kamerstuk/21501-02-2958> }
