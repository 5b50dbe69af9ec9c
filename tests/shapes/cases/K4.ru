# expect: K4 Violation | id/kamerstuk/21501-02-2958 | kg:dossier | Class
INSERT DATA { <id/kamerstuk/21501-02-2958> kg:dossier <id/dossier/36600-V> }
