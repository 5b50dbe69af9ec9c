# expect: M5 Violation | id/kamerstuk/21501-02-2976/vermelding/9 | kg:mentionType | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976/vermelding/9> kg:mentionType code:council }
