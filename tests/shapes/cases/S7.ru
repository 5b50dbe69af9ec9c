# expect: S7 Violation | id/kamerstuk/21501-02-2976/ondertekening/1 | kg:tenure | NodeKind
INSERT { ?s kg:tenure "2024-07-02" } WHERE { ?s a kg:Signature }
