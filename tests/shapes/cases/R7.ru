# expect: R7 Violation | id/raad/RBZ/2024-11-18 | (schema:endDate|dcterms:temporal) | MinCount
DELETE WHERE { <id/raad/RBZ/2024-11-18> schema:endDate ?d }
