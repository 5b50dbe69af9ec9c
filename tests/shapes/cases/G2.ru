# expect: G2 Violation | graph/kst-21501-02-2976 | foaf:primaryTopic | MaxCount
# expect: G2 Violation | graph/kst-21501-02-2976 | foaf:primaryTopic | NodeKind
# expect: T1 Violation | kst-21501-02-2976 | rdf:type | HasValue
# expect: T2 Violation | kst-21501-02-2976 | kg:text | MinCount
# expect: T3 Violation | kst-21501-02-2976 | dcterms:language | MinCount
# expect: T4 Violation | kst-21501-02-2976 | dcterms:type | MinCount
# expect: T6 Warning | kst-21501-02-2976 | dcterms:title | MinCount
# expect: T9 Info | kst-21501-02-2976 | kg:number | MinCount
# expect: T10 Info | kst-21501-02-2976 | kg:chamber | MinCount
# expect: T11 Info | kst-21501-02-2976 | kg:dossier | MinCount
INSERT { ?g foaf:primaryTopic "kst-21501-02-2976" } WHERE { ?g foaf:primaryTopic ?l }
