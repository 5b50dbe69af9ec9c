# expect: P1 Violation | id/persoon/c-c-j-veldkamp | foaf:name | MinCount
DELETE DATA { <id/persoon/c-c-j-veldkamp> foaf:name "C.C.J. Veldkamp" }
