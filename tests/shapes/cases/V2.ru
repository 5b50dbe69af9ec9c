# expect: V2 Violation | id/kamerstuk/21501-02-2976/verzoek/1 | kg:requestedBy | Or
DELETE DATA { <id/kamerstuk/21501-02-2976/verzoek/1/indiener/1> a kg:Person }
