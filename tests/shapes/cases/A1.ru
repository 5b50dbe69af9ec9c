# expect: A1 Warning | id/kamerstuk/21501-02-2976/vermelding/10 | - | Not
