# expect: R8 Violation | id/raad/RBZ/2024-11-18 | rdfs:label | MinCount
DELETE WHERE { <id/raad/RBZ/2024-11-18> rdfs:label ?l }
