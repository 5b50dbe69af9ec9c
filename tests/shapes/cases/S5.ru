# expect: S5 Violation | id/kamerstuk/21501-02-2976/ondertekening/1 | kg:nameAsWritten | MinCount
DELETE WHERE { ?s kg:nameAsWritten ?n }
