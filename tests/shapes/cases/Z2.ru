# expect: Z2 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:promisedBy | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:promisedBy <id/persoon/c-c-j-veldkamp> } ;
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:promisedBy <id/ambt/minister-van-buitenlandse-zaken> }
