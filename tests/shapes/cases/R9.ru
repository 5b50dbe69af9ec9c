# expect: R9 Violation | id/raad/RBZ/2024-11-18 | kg:formation | Pattern
DELETE { ?r kg:formation ?f } INSERT { ?r kg:formation <http://example.org/RBZ> } WHERE { ?r kg:formation ?f }
