# expect: U1 Violation | id/publicatie/COM%282024%29123 | dcterms:identifier | MinCount
DELETE WHERE { <id/publicatie/COM%282024%29123> dcterms:identifier ?id }
