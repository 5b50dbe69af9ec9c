# expect: T2 Violation | id/kamerstuk/21501-02-2976 | kg:text | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976> kg:text ?text }
