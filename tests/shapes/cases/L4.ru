# expect: L4 Warning | id/kamerstuk/21501-02-2976 | kg:addressee | MinCount
DELETE WHERE { ?l kg:addressee ?c } ;
DELETE { ?m kg:supports kg:addressee } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports kg:addressee }
