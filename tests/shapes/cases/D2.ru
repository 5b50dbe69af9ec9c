# expect: D2 Violation | id/dossier/21501-02 | dcterms:title | MaxCount
INSERT DATA { <id/dossier/21501-02> dcterms:title "Raad Buitenlandse Zaken"@nl }
