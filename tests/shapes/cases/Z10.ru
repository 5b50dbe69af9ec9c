# expect: Z10 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:status | In
DELETE DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:status code:voldaan } ;
INSERT DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:status code:openstaand }
