# expect: M11 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:callingSentence | MinCount
DELETE { ?m kg:callingSentence ?z . ?z ?a ?b } WHERE { ?m kg:callingSentence ?z . ?z ?a ?b }
