# expect: C1 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | cito:hasCitingEntity | MinCount
# expect: C2 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | oa:hasTarget/oa:hasSource | Equals
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/15> cito:hasCitingEntity ?l }
