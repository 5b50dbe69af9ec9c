# expect: K8 Violation | id/kamerstuk/21501-02-2958 | - | Or
DELETE WHERE { <id/kamerstuk/21501-02-2958> foaf:page ?page }
