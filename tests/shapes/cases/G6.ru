# expect: G6 Violation | graph/kst-21501-02-2976 | prov:wasDerivedFrom/schema:name | Pattern
DELETE { ?f schema:name ?n } INSERT { ?f schema:name "/home/piet/letter.md" } WHERE { ?f schema:name ?n }
