# expect: Z6 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:concerns | NodeKind
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:concerns "de RBZ" }
