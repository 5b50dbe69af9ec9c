# expect: Z11 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:promisedIn | Class
DELETE WHERE { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:promisedIn ?d } ;
INSERT DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:promisedIn <id/raad/RBZ/2024-11-18> }
