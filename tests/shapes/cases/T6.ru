# expect: T6 Warning | id/kamerstuk/21501-02-2976 | dcterms:title | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976> dcterms:title ?t } ;
DELETE { ?m kg:supports dcterms:title } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports dcterms:title }
