# expect: F1 Violation | id/ambt/minister-van-buitenlandse-zaken | rdfs:label | Datatype
DELETE { ?f rdfs:label ?l } INSERT { ?f rdfs:label "minister van Buitenlandse Zaken" } WHERE { ?f a kg:Office ; rdfs:label ?l }
