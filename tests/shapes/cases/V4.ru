# expect: E7 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: V4 Violation | id/kamerstuk/21501-02-2976/verzoek/1 | (^kg:repliesTo|^kg:postpones) | MinCount
DELETE WHERE { ?l kg:repliesTo ?v }
