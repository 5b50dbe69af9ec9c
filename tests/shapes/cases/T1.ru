# expect: T1 Violation | id/kamerstuk/21501-02-2976 | rdf:type | HasValue
DELETE DATA { <id/kamerstuk/21501-02-2976> a kg:Kamerstuk }
