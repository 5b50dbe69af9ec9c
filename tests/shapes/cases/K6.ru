# expect: K6 Violation | id/kamerstuk/21501-02-2958 | - | SPARQL
DELETE { ?k dcterms:identifier ?id } INSERT { ?k dcterms:identifier "kst-21501-02-2985" } WHERE { ?k dcterms:identifier ?id ; kg:number "2958" }
