# expect: R1 Violation | id/raad/RBZ/2024-11-18 | kg:formation | MinCount
DELETE WHERE { ?r kg:formation ?f }
