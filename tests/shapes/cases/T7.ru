# expect: T7 Violation | id/kamerstuk/21501-02-2976 | dcterms:issued | Datatype
DELETE { ?l dcterms:issued ?d } INSERT { ?l dcterms:issued "2024-11-31"^^xsd:date } WHERE { ?l dcterms:issued ?d }
