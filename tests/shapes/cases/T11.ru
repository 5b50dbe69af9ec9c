# expect: E7 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: K8 Violation | id/kamerstuk/21501-02-2976 | - | Or
# expect: T9 Info | id/kamerstuk/21501-02-2976 | kg:number | MinCount
# expect: T11 Info | id/kamerstuk/21501-02-2976 | kg:dossier | MinCount
DELETE DATA { <id/kamerstuk/21501-02-2976> kg:dossier <id/dossier/21501-02> ; kg:number "2976" } ;
DELETE { ?m kg:supports ?p } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports ?p FILTER (?p IN (kg:dossier, kg:number)) }
