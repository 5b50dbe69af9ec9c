# expect: M13 Violation | id/kamerstuk/21501-02-2976/vermelding/10 | kg:mentionType | In
DELETE { ?m kg:mentionType ?t } INSERT { ?m kg:mentionType <http://example.org/date> } WHERE { VALUES ?m { <id/kamerstuk/21501-02-2976/vermelding/10> } ?m kg:mentionType ?t }
