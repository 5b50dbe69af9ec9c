# expect: L6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE DATA { <id/kamerstuk/21501-02-2976> a kg:Letter }
