# expect: E8 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE { ?q oa:prefix "" } INSERT { ?q oa:prefix "onzin" } WHERE { ?q oa:exact "Den Haag" ; oa:prefix "" }
