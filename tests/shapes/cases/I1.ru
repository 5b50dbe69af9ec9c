# expect: I1 Violation | id/dag/2024-11-14 | time:inXSDDate | MinCount
# expect: M9 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | oa:hasBody/time:inXSDDate | Equals
DELETE WHERE { ?i time:inXSDDate ?d }
