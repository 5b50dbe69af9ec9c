# expect: T13 Violation | id/kamerstuk/21501-02-2976 | kg:addressee | In
DELETE { ?l kg:addressee ?c } INSERT { ?l kg:addressee code:brief } WHERE { ?l kg:addressee ?c }
