# expect: Z13 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | dcterms:date | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> dcterms:date "2024-11-12"^^xsd:date }
