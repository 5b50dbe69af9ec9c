# expect: K5 Violation | id/kamerstuk/21501-02-2958 | foaf:page | Pattern
DELETE { ?k foaf:page ?p } INSERT { ?k foaf:page <http://zoek.officielebekendmakingen.nl.example.org/kst-21501-02-2958.html> }
WHERE { ?k foaf:page ?p ; kg:number "2958" }
