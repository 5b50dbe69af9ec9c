# expect: Z4 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:status | MinCount
# expect: Z4 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:status | MinCount
DELETE WHERE { ?z kg:status ?s }
