# expect: X8 Violation | id/kamerstuk/21501-02-2976/vermelding/10/plaats | oa:hasSource | Pattern
DELETE { ?p oa:hasSource ?l } INSERT { ?p oa:hasSource <http://example.org/letter> } WHERE { VALUES ?p { <id/kamerstuk/21501-02-2976/vermelding/10/plaats> } ?p oa:hasSource ?l }
