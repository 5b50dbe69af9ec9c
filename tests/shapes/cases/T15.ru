# expect: E6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: T15 Violation | id/kamerstuk/21501-02-2976 | kg:signature | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/ondertekening/1> a kg:Signature }
