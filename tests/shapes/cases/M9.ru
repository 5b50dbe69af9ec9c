# expect: M9 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | oa:hasBody/time:inXSDDate | Equals
DELETE WHERE { <id/kamerstuk/21501-02-2976/vermelding/10> dcterms:date ?d }
