# expect: Z20 Warning | id/kamerstuk/21501-02-2976/nagekomen/1 | - | SPARQL
INSERT DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> kg:status code:openstaand }
