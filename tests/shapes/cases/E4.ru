# expect: E4 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE { ?s oa:exact ?q } INSERT { ?s oa:exact "Raad Buitenlandse Zaken op 19 november" } WHERE { ?s oa:exact ?q FILTER (?q = "Raad Buitenlandse Zaken op 18 november") }
