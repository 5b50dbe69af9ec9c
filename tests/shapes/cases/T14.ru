# expect: T14 Violation | id/kamerstuk/21501-02-2976 | kg:place | MaxCount
INSERT DATA { <id/kamerstuk/21501-02-2976> kg:place "'s-Gravenhage" }
