# expect: Z16 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:ministry | Pattern
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:ministry <id/ambt/minister-van-buitenlandse-zaken> }
