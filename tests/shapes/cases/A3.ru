# expect: A3 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | rdf:type | HasValue
# expect: X7 Violation | id/kamerstuk/21501-02-2976/vermelding/10/plaats | ^oa:hasTarget | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/10> a kg:Mention }
