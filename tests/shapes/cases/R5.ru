# expect: R5 Violation | id/raad/RBZ/2024-11-18 | dcterms:temporal | Datatype
INSERT DATA { <id/raad/RBZ/2024-11-18> dcterms:temporal "november 2024" }
