# expect: X6 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats | oa:hasSelector | Or
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/9/plaats/citaat> a oa:TextQuoteSelector }
