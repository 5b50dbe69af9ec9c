# expect: H7 Violation | id/gevolgtrekking/0123456789abcdef | prov:wasDerivedFrom | MinCount
INSERT DATA { <id/gevolgtrekking/0123456789abcdef> a kg:Inference ; rdf:subject <id/raad/RBZ/2024-11-18> ; rdf:predicate kg:reportLetter ;
  rdf:object <id/kamerstuk/21501-02-2979> ; kg:confidence 0.9 ; kg:ground "Zo."@nl, "So."@en ; kg:rule "report-letter" . }
