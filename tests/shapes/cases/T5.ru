# expect: T5 Violation | id/kamerstuk/21501-02-2976 | dcterms:title | LanguageIn
DELETE { ?l dcterms:title ?t } INSERT { ?l dcterms:title "Letter of the minister"@en } WHERE { ?l a kg:Letter ; dcterms:title ?t }
