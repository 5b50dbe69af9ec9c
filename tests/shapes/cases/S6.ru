# expect: E7 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: S6 Violation | id/kamerstuk/21501-02-2976/ondertekening/1 | ^kg:signature | MinCount
# expect: L3 Warning | id/kamerstuk/21501-02-2976 | kg:signature | MinCount
DELETE WHERE { ?l kg:signature ?s } ;
DELETE WHERE { ?l kg:signedBy ?p } ;
DELETE { ?m kg:supports kg:signature } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports kg:signature }
