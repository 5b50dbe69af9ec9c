# expect: M6 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | dcterms:date | MaxCount
# expect: M9 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | oa:hasBody/time:inXSDDate | Equals
INSERT DATA { <id/kamerstuk/21501-02-2976/vermelding/10> dcterms:date "2024-11-15"^^xsd:date }
