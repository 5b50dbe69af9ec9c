# expect: E1 Violation | id/kamerstuk/21501-02-2976 | dcterms:issued | SPARQL
DELETE { ?m kg:supports dcterms:issued } INSERT { ?m kg:mentionType code:date } WHERE { ?m kg:supports dcterms:issued }
