# expect: H2 Violation | id/gevolgtrekking/0123456789abcdef | rdf:predicate | NodeKind
INSERT DATA { <id/gevolgtrekking/0123456789abcdef> a kg:Inference ; rdf:subject <id/raad/RBZ/2024-11-18> ; rdf:predicate "reportLetter" ;
  rdf:object <id/kamerstuk/21501-02-2979> ; kg:confidence 0.9 ; kg:rule "report-letter" ; kg:ground "Zo."@nl, "So."@en ;
  prov:wasDerivedFrom <id/kamerstuk/21501-02-2979/vermelding/1> . }
