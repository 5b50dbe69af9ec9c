# expect: D1 Violation | id/dossier/21501-02 | kg:dossierNumber | Pattern
# expect: K8 Violation | id/kamerstuk/21501-02-2958 | - | Or
# expect: K8 Violation | id/kamerstuk/21501-02-2976 | - | Or
# expect: T9 Info | id/kamerstuk/21501-02-2976 | kg:number | MinCount
DELETE { ?d kg:dossierNumber ?n } INSERT { ?d kg:dossierNumber "21 501-02" } WHERE { ?d kg:dossierNumber ?n } ;
DELETE WHERE { ?k kg:number ?n } ;
DELETE { ?m kg:supports kg:number } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports kg:number }
