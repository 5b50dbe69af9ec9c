# expect: E6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: Z8 Violation | id/kamerstuk/21501-02-2976 | kg:fulfils | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/nagekomen/1> a kg:Commitment }
