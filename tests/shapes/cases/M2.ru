# expect: M2 Violation | id/kamerstuk/21501-02-2976/vermelding/9 | oa:hasBody | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/vermelding/9> oa:hasBody <id/raad/RBZ/2024-11-18> }
