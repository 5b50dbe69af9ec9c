# expect: C5 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:pages | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/vermelding/15> kg:pages "4" }
