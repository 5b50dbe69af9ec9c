# expect: M11 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:callingSentence | MaxCount
INSERT { ?m kg:callingSentence <id/kamerstuk/21501-02-2976/vermelding/15/nootaanroep> } WHERE { ?m kg:callingSentence ?z }
