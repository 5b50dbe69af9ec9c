# expect: P2 Violation | id/kamerstuk/21501-02-2976/motie/1/indiener/1 | foaf:familyName | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/motie/1/indiener/1> foaf:familyName "Veldkamp" }
