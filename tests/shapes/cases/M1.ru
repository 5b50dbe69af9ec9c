# expect: M1 Violation | id/kamerstuk/21501-02-2976/vermelding/9 | oa:hasTarget | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/9> oa:hasTarget ?t }
