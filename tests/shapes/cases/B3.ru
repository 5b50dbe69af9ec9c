# expect: B3 Violation | id/debat/tk/2024-11-14 | dcterms:type | NodeKind
INSERT DATA { <id/debat/tk/2024-11-14> dcterms:type "commissiedebat" }
