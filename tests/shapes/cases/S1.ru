# expect: S1 Violation | id/kamerstuk/21501-02-2976/ondertekening/1 | kg:person | MinCount
DELETE WHERE { ?s kg:person ?p } ;
DELETE WHERE { ?l kg:signedBy ?p }
