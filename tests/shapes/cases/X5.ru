# expect: X5 Violation | id/kamerstuk/21501-02-2976/vermelding/9/plaats/positie | oa:start | LessThan
DELETE { ?p oa:end ?e } INSERT { ?p oa:end ?s } WHERE { ?p oa:start ?s ; oa:end ?e FILTER (?p = <id/kamerstuk/21501-02-2976/vermelding/9/plaats/positie>) } ;
DELETE { ?t oa:hasSource ?l } INSERT { ?t oa:hasSource <id/kamerstuk/21501-02-2958> }
WHERE { ?t oa:hasSource ?l FILTER (?t = <id/kamerstuk/21501-02-2976/vermelding/9/plaats>) }
