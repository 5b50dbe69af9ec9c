# expect: E7 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE DATA { <id/kamerstuk/21501-02-2976> dcterms:references <id/kamerstuk/21501-02-2958> }
