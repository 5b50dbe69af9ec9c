# expect: T16 Violation | id/kamerstuk/21501-02-2976 | kg:signature/kg:person | Equals
DELETE DATA { <id/kamerstuk/21501-02-2976> kg:signedBy <id/persoon/c-c-j-veldkamp> }
