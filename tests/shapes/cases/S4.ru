# expect: S4 Violation | id/kamerstuk/21501-02-2976/ondertekening/1 | kg:order | MinInclusive
DELETE { ?s kg:order 1 } INSERT { ?s kg:order 0 } WHERE { ?s kg:order 1 }
