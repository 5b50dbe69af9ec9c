# expect: E6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: T18 Violation | id/kamerstuk/21501-02-2976 | kg:commitment | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/toezegging/1> a kg:Commitment }
