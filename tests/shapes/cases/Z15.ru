# expect: Z15 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:keptUnder | Pattern
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:keptUnder "2024Z12345", "2024D00001", "2024X1" }
