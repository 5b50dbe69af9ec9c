# expect: L5 Violation | id/kamerstuk/21501-02-2976 | kg:letterKind | Pattern
INSERT DATA { <id/kamerstuk/21501-02-2976> kg:letterKind code:brief }
