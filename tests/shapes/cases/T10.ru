# expect: T10 Info | id/kamerstuk/21501-02-2976 | kg:chamber | MinCount
DELETE { ?l kg:chamber ?c } WHERE { ?l a kg:Letter ; kg:chamber ?c }
