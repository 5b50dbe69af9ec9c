# expect: E6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: T17 Violation | id/kamerstuk/21501-02-2976 | (kg:repliesTo|kg:postpones) | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/verzoek/1> a kg:Request }
