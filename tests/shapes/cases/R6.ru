# expect: R6 Violation | id/raad/RBZ/2024-11-18 | (schema:startDate|dcterms:temporal) | MinCount
DELETE WHERE { <id/raad/RBZ/2024-11-18> schema:startDate ?d }
