# expect: M10 Violation | id/kamerstuk/21501-02-2976/vermelding/15 | kg:noteLabel | MinCount
DELETE WHERE { ?m kg:noteLabel ?n }
