# expect: C7 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | - | SPARQL
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/15> a kg:Citation }
