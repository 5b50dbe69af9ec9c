# expect: X7 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats | ^oa:hasTarget | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/9> a kg:Mention }
