# expect: H1 Violation | id/gevolgtrekking/0123456789abcdef | rdf:subject | MinCount
INSERT DATA { <id/gevolgtrekking/0123456789abcdef> a kg:Inference ; rdf:predicate kg:reportLetter ;
  rdf:object <id/kamerstuk/21501-02-2979> ; kg:confidence 0.9 ; kg:rule "report-letter" ; kg:ground "Zo."@nl, "So."@en ;
  prov:wasDerivedFrom <id/kamerstuk/21501-02-2979/vermelding/1> . }
