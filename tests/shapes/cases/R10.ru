# expect: R10 Violation | id/raad/RBZ/2024-11-18 | - | SPARQL
DELETE { ?r schema:startDate ?d } INSERT { ?r schema:startDate "2023-11-18"^^xsd:date } WHERE { VALUES ?r { <id/raad/RBZ/2024-11-18> } ?r schema:startDate ?d }
