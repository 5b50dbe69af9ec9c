# expect: X3 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats | oa:hasSelector/oa:end | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/9/plaats/positie> oa:end ?n }
