# expect: K1 Violation | id/kamerstuk/21501-02-2958 | dcterms:identifier | Pattern
# expect: K8 Violation | id/kamerstuk/21501-02-2958 | - | Or
DELETE { ?k dcterms:identifier ?id ; kg:number ?n } INSERT { ?k dcterms:identifier "21501-02-2958" } WHERE { ?k dcterms:identifier ?id ; kg:number ?n FILTER (?n = "2958") }
