# expect: T12 Violation | id/kamerstuk/21501-02-2976 | kg:chamber | In
DELETE { ?l kg:chamber ?c } INSERT { ?l kg:chamber "Tweede Kamer" } WHERE { ?l a kg:Letter ; kg:chamber ?c }
