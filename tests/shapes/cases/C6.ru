# expect: C6 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | rdf:type | HasValue
# expect: X7 Violation | id/kamerstuk/21501-02-2976/vermelding/15/plaats | ^oa:hasTarget | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/15> a kg:Mention }
