# expect: Z4 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:status | MaxCount
# expect: Z4 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:status | In
INSERT DATA { <id/kamerstuk/21501-02-2976/toezegging/1> kg:status code:openstaand, code:voldaan .
  <id/kamerstuk/21501-02-2976/nagekomen/1> kg:status code:brief }
