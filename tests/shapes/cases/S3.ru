# expect: S3 Warning | id/kamerstuk/21501-02-2976/ondertekening/1 | kg:office | MinCount
DELETE WHERE { ?s kg:office ?f }
