# expect: E7 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: Z7 Violation | id/kamerstuk/21501-02-2976/toezegging/1 | (^kg:commitment|^kg:fulfils|^kg:lists|^kg:mentions) | MinCount
DELETE WHERE { ?l kg:commitment ?z }
