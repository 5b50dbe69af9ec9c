"""One page of each kind, by its name in the docs."""

PAGES = {
    "home": "/",
    "letter": "/doc/kamerstuk/21501-02-9002",
    "dossier": "/doc/dossier/21501-02",
    "minister": "/doc/persoon/c-c-j-veldkamp",
    "council": "/doc/raad/RBZ/2024-11-18",
    "formation": "/doc/raadsformatie/RBZ",
    "cited": "/doc/kamerstuk/36124-9000",
    "promise": "/doc/kamerstuk/21501-02-9001/toezegging/1",
    "thing": "/doc/ambt/minister-van-defensie",
    "search": "/zoek?q=raad&jaar=2024",
    "promises": "/toezeggingen?raad=RBZ",
    "sparql": "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20kg%3ALetter%20%7D",
    "terms": "/def",
}
ODD = "/doc/kamerstuk/29544-9001"
