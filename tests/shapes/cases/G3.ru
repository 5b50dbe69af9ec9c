# expect: G3 Violation | graph/kst-21501-02-2976 | prov:wasDerivedFrom | Class
DELETE { ?f a prov:Entity } WHERE { ?g prov:wasDerivedFrom ?f }
