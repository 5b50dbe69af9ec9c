# expect: Z19 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:fulfilledBy | Pattern
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:fulfilledBy <http://example.org/letter> }
