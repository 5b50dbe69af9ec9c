# expect: G1 Violation | graph/kst-21501-02-2976 | rdf:type | HasValue
DELETE { ?g a prov:Entity } WHERE { ?g foaf:primaryTopic ?l }
