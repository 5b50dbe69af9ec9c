# expect: M12 Violation | id/kamerstuk/21501-02-2976/vermelding/2 | oa:hasBody | MinCount
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/2> oa:hasBody ?l }
