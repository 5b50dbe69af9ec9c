# expect: L1 Violation | id/kamerstuk/21501-02-2976 | ^foaf:primaryTopic | MinCount
DELETE WHERE { ?graph foaf:primaryTopic ?l }
