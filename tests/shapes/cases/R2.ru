# expect: R2 Violation | id/raad/RBZ/2024-11-18 | kg:informal | Datatype
DELETE { ?r kg:informal ?b } INSERT { ?r kg:informal "nee" } WHERE { ?r kg:informal ?b }
