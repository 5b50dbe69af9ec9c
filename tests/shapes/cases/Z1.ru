# expect: Z1 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | kg:text | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/toezegging/1> kg:text ?t }
