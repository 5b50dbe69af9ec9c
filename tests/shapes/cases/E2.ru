# expect: E2 Violation | id/kamerstuk/21501-02-2976 | kg:agendaFor | SPARQL
# expect: E2 Violation | id/kamerstuk/21501-02-2976 | kg:mentions | SPARQL
DELETE WHERE { ?m oa:hasBody <id/raad/RBZ/2024-11-18> }
