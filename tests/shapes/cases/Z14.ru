# expect: Z14 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | dcterms:identifier | MinCount
INSERT { ?g kg:lists <id/kamerstuk/21501-02-2976/toezegging/1> } WHERE { ?g foaf:primaryTopic ?l }
