# expect: M7 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:noteLabel | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/vermelding/15> kg:noteLabel "2" }
