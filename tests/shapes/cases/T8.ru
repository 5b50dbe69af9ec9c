# expect: K1 Violation | id/kamerstuk/21501-02-2976 | dcterms:identifier | Pattern
# expect: T8 Violation | id/kamerstuk/21501-02-2976 | kg:number | Pattern
DELETE { ?l kg:number ?n ; dcterms:identifier ?i } INSERT { ?l kg:number "29 76" ; dcterms:identifier "kst-21501-02-29 76" } WHERE { ?l a kg:Letter ; kg:number ?n ; dcterms:identifier ?i }
