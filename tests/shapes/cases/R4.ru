# expect: R4 Violation | id/raad/RBZ/2024-11-18 | schema:endDate | MaxCount
INSERT DATA { <id/raad/RBZ/2024-11-18> schema:endDate "2024-11-19"^^xsd:date }
