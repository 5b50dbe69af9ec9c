# expect: M3 Violation | id/kamerstuk/21501-02-2976/vermelding/9 | kg:confidence | MaxInclusive
DELETE { ?m kg:confidence ?c } INSERT { ?m kg:confidence 1.5 } WHERE { ?m kg:mentionType code:debate ; kg:confidence ?c }
