# expect: X2 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats | oa:hasSelector/oa:start | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/9/plaats/positie> oa:start ?n }
