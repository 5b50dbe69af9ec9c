# expect: V1 Warning | id/kamerstuk/21501-02-2976/verzoek/1 | kg:requestedBy | MinCount
DELETE WHERE { ?v kg:requestedBy ?p }
