# expect: X4 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats | oa:hasSelector/oa:exact | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/9/plaats/citaat> oa:exact ?q }
