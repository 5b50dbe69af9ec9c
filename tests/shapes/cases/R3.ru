# expect: R3 Violation | id/raad/RBZ/2024-11-18 | schema:startDate | LessThanOrEquals
DELETE { ?r schema:endDate ?e } INSERT { ?r schema:endDate "2024-11-17"^^xsd:date } WHERE { ?r schema:endDate ?e }
