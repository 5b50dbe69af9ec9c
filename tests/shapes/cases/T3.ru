# expect: T3 Violation | id/kamerstuk/21501-02-2976 | dcterms:language | Pattern
DELETE { ?l dcterms:language "nl" } INSERT { ?l dcterms:language "fr" } WHERE { ?l dcterms:language "nl" }
