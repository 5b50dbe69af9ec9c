# expect: B1 Violation | id/debat/tk/2024-11-14 | schema:startDate | Datatype
DELETE { ?b schema:startDate ?d } INSERT { ?b schema:startDate "14-11-2024" } WHERE { ?b a kg:Debate ; schema:startDate ?d }
