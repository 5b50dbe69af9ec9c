# expect: Z12 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:promisedTo | Class
DELETE WHERE { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:promisedTo ?d } ;
INSERT DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:promisedTo <id/raad/RBZ/2024-11-18> }
