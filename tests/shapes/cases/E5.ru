# expect: E5 Warning | id/kamerstuk/21501-02-2976 | - | SPARQL
DELETE { ?c kg:due ?d } INSERT { ?c kg:due "2024-02-01"^^xsd:date } WHERE { ?c kg:due ?d }
