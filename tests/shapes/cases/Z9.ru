# expect: Z9 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:fulfilledBy | MinCount
DELETE WHERE { ?z kg:fulfilledBy ?l }
