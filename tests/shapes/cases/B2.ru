# expect: B2 Violation | id/debat/tk/2024-11-14 | kg:chamber | MaxCount
INSERT DATA { <id/debat/tk/2024-11-14> kg:chamber code:eerste-kamer }
