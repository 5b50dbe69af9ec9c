# expect: F2 Violation | id/ambt/minister-van-buitenlandse-zaken | org:postIn | Pattern
DELETE { ?f org:postIn ?m } INSERT { ?f org:postIn <https://example.org/ministerie/mnre1013> } WHERE { ?f org:postIn ?m }
