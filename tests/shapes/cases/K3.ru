# expect: K3 Violation | id/kamerstuk/21501-02-2958 | kg:session | Pattern
# expect: K3 Violation | id/kamerstuk/21501-02-2958 | kg:session | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2958> kg:session "2024/25" }
