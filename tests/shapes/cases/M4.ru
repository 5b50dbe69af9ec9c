# expect: M4 Violation | id/kamerstuk/21501-02-2976/vermelding/9 | (kg:mentionType|kg:supports) | MinCount
DELETE DATA { <id/kamerstuk/21501-02-2976/vermelding/9> kg:mentionType code:debate }
