# expect: Z18 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | dcterms:dateSubmitted | MaxCount
INSERT { ?g kg:lists <id/kamerstuk/21501-02-2976/toezegging/1> . <id/kamerstuk/21501-02-2976/toezegging/1> dcterms:identifier "TZ202411-001" ; dcterms:dateSubmitted "2024-11-14"^^xsd:date, "2024-11-15"^^xsd:date } WHERE { ?g foaf:primaryTopic ?l }
