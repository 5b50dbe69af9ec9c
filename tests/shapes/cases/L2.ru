# expect: L2 Warning | id/kamerstuk/21501-02-2976 | dcterms:issued | MinCount
DELETE WHERE { ?l dcterms:issued ?d } ;
DELETE { ?m kg:supports dcterms:issued } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports dcterms:issued }
