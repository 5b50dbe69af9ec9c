# expect: E9 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE DATA { <id/kamerstuk/21501-02-2976> kg:mentions <id/raad/RBZ/2024-11-18> }
