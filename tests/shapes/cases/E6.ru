# expect: Z11 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:promisedIn | Class
# expect: E6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE DATA { <id/debat/tk/2024-11-14> a kg:Debate }
