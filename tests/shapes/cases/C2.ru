# expect: C2 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | oa:hasTarget/oa:hasSource | Equals
DELETE { ?c cito:hasCitingEntity ?l } INSERT { ?c cito:hasCitingEntity <id/kamerstuk/21501-02-2958> }
WHERE { ?c cito:hasCitingEntity ?l FILTER (?c = <id/kamerstuk/21501-02-2976/vermelding/15>) }
