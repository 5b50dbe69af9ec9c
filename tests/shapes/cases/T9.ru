# expect: K8 Violation | id/kamerstuk/21501-02-2976 | - | Or
# expect: T9 Info | id/kamerstuk/21501-02-2976 | kg:number | MinCount
DELETE DATA { <id/kamerstuk/21501-02-2976> kg:number "2976" } ;
DELETE { ?m kg:supports kg:number } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports kg:number }
