# expect: T4 Violation | id/kamerstuk/21501-02-2976 | dcterms:type | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976> dcterms:type ?type }
