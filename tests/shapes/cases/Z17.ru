# expect: Z17 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:office | Class
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:office <id/raad/RBZ/2024-11-18> }
