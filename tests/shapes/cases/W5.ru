# expect: W5 Violation | id/ambtsperiode/c-c-j-veldkamp/minister-van-buitenlandse-zaken/2024-07-02 | kg:cabinet | Class
INSERT DATA {
  <id/ambtsperiode/c-c-j-veldkamp/minister-van-buitenlandse-zaken/2024-07-02> a kg:Tenure ; kg:person <id/persoon/c-c-j-veldkamp> ; kg:office <id/ambt/minister-van-buitenlandse-zaken> ;
    kg:cabinet <id/kabinet/schoof> ; schema:startDate "2024-07-02"^^xsd:date ; schema:endDate "2025-08-22"^^xsd:date ;
    dcterms:source <https://example.org/kabinet> .
  <id/kabinet/schoof> a foaf:Group ; foaf:name "Schoof" ; rdfs:label "Kabinet-Schoof"@nl ; schema:startDate "2024-07-02"^^xsd:date ;
    schema:endDate "2026-02-23"^^xsd:date .
}
