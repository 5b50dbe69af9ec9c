# expect: Z3 Warning | id/kamerstuk/21501-02-2976/toezegging/1 | kg:promisedBy | MinCount
DELETE WHERE { ?z kg:promisedBy ?p }
