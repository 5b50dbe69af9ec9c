# expect: Z5 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:due | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:due "2025-03-01"^^xsd:date }
