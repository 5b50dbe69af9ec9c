# expect: A2 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | rdfs:comment | MinCount
DELETE { ?a rdfs:comment ?c } WHERE { ?a a kg:Anomaly ; rdfs:comment ?c FILTER (LANG(?c) = "en") }
