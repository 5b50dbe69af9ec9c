# expect: Z10 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | ^kg:fulfils | MinCount
INSERT DATA { <id/kamerstuk/21501-02-2976> kg:partlyFulfils <id/kamerstuk/21501-02-2976/toezegging/1> }
