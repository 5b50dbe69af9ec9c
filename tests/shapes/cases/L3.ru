# expect: L3 Warning | id/kamerstuk/21501-02-2976 | kg:signature | MinCount
DELETE { ?l kg:signature ?s ; kg:signedBy ?p . ?s ?a ?b . ?m kg:supports kg:signature ; oa:hasBody ?s } INSERT { ?m kg:mentionType code:date }
WHERE { ?l kg:signature ?s ; kg:signedBy ?p . ?s ?a ?b . ?m oa:hasBody ?s }
