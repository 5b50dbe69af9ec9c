# expect: J2 Violation | id/kabinet/schoof | schema:startDate | LessThan
INSERT DATA {
  <id/ambtsperiode/c-c-j-veldkamp/minister-van-buitenlandse-zaken/2024-07-02> a kg:Tenure ; kg:person <id/persoon/c-c-j-veldkamp> ; kg:office <id/ambt/minister-van-buitenlandse-zaken> ;
    kg:cabinet <id/kabinet/schoof> ; schema:startDate "2024-07-02"^^xsd:date ; schema:endDate "2025-08-22"^^xsd:date ;
    dcterms:source <https://example.org/kabinet> .
  <id/kabinet/schoof> a kg:Cabinet ; rdfs:label "Kabinet-Schoof"@nl ; schema:startDate "2024-07-02"^^xsd:date ;
    schema:endDate "2023-02-23"^^xsd:date .
}
