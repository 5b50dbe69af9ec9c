# expect: H8 Violation | graph/threads | kg:status | SPARQL
INSERT DATA { <graph/threads> schema:version "0" }
