"""One page of each kind, by its name in the docs."""

from urllib.parse import urlencode

SIGNED = """SELECT ?naam (COUNT(?brief) AS ?brieven) WHERE {
  ?brief kg:signature/kg:person/foaf:name ?naam .
} GROUP BY ?naam ORDER BY DESC(?brieven) ?naam"""
TIED = """CONSTRUCT { ?brief kg:signedBy ?wie ; dcterms:references ?stuk . ?wie foaf:name ?naam } WHERE {
  ?brief dcterms:identifier "kst-21501-02-9002" ; kg:signedBy ?wie ; dcterms:references ?stuk .
  ?wie foaf:name ?naam
}"""
PAGES = {
    "home": "/",
    "letter": "/doc/kamerstuk/21501-02-9002",
    "dossier": "/doc/dossier/21501-02",
    "minister": "/doc/persoon/c-c-j-veldkamp",
    "council": "/doc/raad/RBZ/2024-11-18",
    "formation": "/doc/raadsformatie/RBZ",
    "cited": "/doc/kamerstuk/36124-9000",
    "network": "/netwerk/kamerstuk/21501-02-9003",
    "promise": "/doc/kamerstuk/21501-02-9001/toezegging/1",
    "office": "/doc/ambt/minister-van-buitenlandse-zaken",
    "day": "/doc/dag/2024-11-18",
    "debate": "/doc/debat/tk/2024-11-14/commissiedebat",
    "request": "/doc/kamerstuk/21501-02-9002/verzoek/1",
    "asker": "/doc/kamerstuk/36045-9005/verzoek/1/indiener/1",
    "dataset": "/dataset",
    "dossiers": "/lijst/dossiers",
    "thing": "/doc/kamerstuk/21501-02-9002/ondertekening/1",
    "search": "/zoek?q=raad&jaar=2024",
    "promises": "/toezeggingen?raad=RBZ",
    "ask": "/sparql",
    "sparql": "/sparql?" + urlencode({"query": SIGNED}),
    "drawn": "/sparql?" + urlencode({"query": TIED}),
    "lists": "/lijst",
    "list": "/lijst/brieven/2024",
    "terms": "/def",
    "stream": "/stroom",
}
WIDE = "/netwerk/kamerstuk/21501-02-9001"
"""The paper in the middle has a title that its card must cut."""
ODD = "/doc/kamerstuk/29544-9001"
LONG = "/zoek?q=zebrapad"
"""A letter is found by a word beside an address of the web, which has no space to break at."""
