# expect: E2 Violation | id/kamerstuk/21501-02-2976 | kg:mentions | SPARQL
# expect: E7 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: T21 Violation | id/kamerstuk/21501-02-2976 | kg:mentions | NodeKind
DELETE DATA { <id/kamerstuk/21501-02-2976> kg:mentions <id/debat/tk/2024-11-14> } ;
INSERT DATA { <id/kamerstuk/21501-02-2976> kg:mentions "het debat" }
