# expect: X1 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats | oa:hasSource | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/9/plaats> oa:hasSource ?l }
