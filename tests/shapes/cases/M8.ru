# expect: M8 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | (kg:noteCall|kg:callingSentence) | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/15/zin> a oa:SpecificResource }
