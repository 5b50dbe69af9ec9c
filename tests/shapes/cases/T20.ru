# expect: T20 Violation | id/kamerstuk/21501-02-2976 | dcterms:references | Or
DELETE DATA { <id/publicatie/COM%282024%29123> a kg:Publication }
