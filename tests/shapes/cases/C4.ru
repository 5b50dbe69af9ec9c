# expect: C4 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:session | Pattern
# expect: C4 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:session | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/vermelding/15> kg:session "2024/25" }
