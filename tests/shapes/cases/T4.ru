# expect: T4 Violation | id/kamerstuk/21501-02-2976 | dcterms:type | In
DELETE { ?l dcterms:type code:brief } INSERT { ?l dcterms:type <http://example.org/brief> } WHERE { ?l dcterms:type code:brief }
