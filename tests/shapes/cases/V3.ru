# expect: V3 Violation | id/kamerstuk/21501-02-2976/verzoek/1 | dcterms:date | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/verzoek/1> dcterms:date "2024-11-05"^^xsd:date }
