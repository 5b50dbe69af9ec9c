# expect: F3 Info | id/ambt/minister-van-buitenlandse-zaken | org:postIn | MinCount
DELETE WHERE { ?f org:postIn ?m }
