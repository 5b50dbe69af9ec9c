# expect: G5 Violation | graph/kst-21501-02-2976 | prov:wasDerivedFrom/dcterms:format | MinCount
DELETE WHERE { ?f dcterms:format ?x }
