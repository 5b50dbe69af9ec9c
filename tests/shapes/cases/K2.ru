# expect: K2 Violation | id/kamerstuk/21501-02-2958 | kg:number | Datatype
# expect: K2 Violation | id/kamerstuk/21501-02-2958 | kg:number | MaxCount
# expect: K6 Violation | id/kamerstuk/21501-02-2958 | - | SPARQL
INSERT DATA { <id/kamerstuk/21501-02-2958> kg:number 2958 }
