# expect: S2 Violation | id/kamerstuk/21501-02-2976/ondertekening/1 | kg:office | Class
DELETE DATA { <id/ambt/minister-van-buitenlandse-zaken> a kg:Office }
