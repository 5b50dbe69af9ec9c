# expect: E3 Violation | id/kamerstuk/21501-02-2976 | kg:place | SPARQL
DELETE WHERE { ?l kg:place ?place }
