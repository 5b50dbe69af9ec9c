"""Pages as a test reads them, and letters to make pages of: the samples, and one that means harm."""

from html.parser import HTMLParser
from pathlib import Path

import httpx

from kg import resources
from kg.build import build, sources
from kg.store.embedded import Store
from tests.listed import as_bytes, entry

HTML = {"accept": "text/html"}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}
"""What axe-core looks at; whether what is shown can be said (WCAG 2.5.3) it tries only where it is asked to."""
HOSTILE = """21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. 6666 Brief van de minister van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 februari 2025

<script>alert("brief")</script> <img src=x onerror=alert(1)> \u202eomgekeerd\u202c &lt;b&gt; {{ 7 * 7 }}

Ik zeg u <b onclick="alert(1)">toe</b> dat ik uw Kamer vóór 1 maart 2025 informeer over <u>het "plan"</u> & de rest.

Het staat op https://www.rijksoverheid.nl/documenten/kamerstukken/2025/02/03/kamerbrief-over-de-voortgang-van-het-plan
onder zebrapad.

De minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""

UNDATED = """15 899 Luchtverontreiniging

Nr. 14 Brief van de minister van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Zoals gevraagd ga ik in op Kamerstuk 36 045, nr. 9020.

De minister van Economische Zaken,
G.M.V. van Aardenne
"""
"""A letter that tells no day, the only one of who signed it."""

NOTED = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><kamerstuk><kamerstukkop><tekstregel inhoud="kamer">Tweede Kamer der Staten-Generaal</tekstregel>
</kamerstukkop><dossier><dossiernummer><dossiernr>36 045</dossiernr></dossiernummer><titel>Oekraïne</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">9020</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN</titel><algemeen><vrije-tekst><tekst>
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 februari 2025</al>
<al>Ik dank voor de motie van de leden Piri en Dassen.</al>
<al>Hiermee is de motie van de leden Piri en Dassen afgedaan.</al>
<al>Op 9 mei 2023<noot id="n1"><noot.nr>1</noot.nr><noot.al>Kamerstuk 36 045, nr. 9005.</noot.al></noot> schreef ik over
de motie van het lid Boswijk<noot id="n2"><noot.nr>2</noot.nr><noot.al>Kamerstuk 21 501-02, nr. 9010.</noot.al></noot>.
Ik zeg uw Kamer toe<noot id="n3"><noot.nr>3</noot.nr><noot.al>Zoals gevraagd.</noot.al></noot>
dat ik u voor de zomer informeer.</al>
</tekst></vrije-tekst></algemeen></stuk><tekst-sluiting><ondertekening>
<functie>De minister van Buitenlandse Zaken,</functie>
<naam><voornaam>C.C.J.</voornaam><achternaam>Veldkamp</achternaam></naam></ondertekening></tekst-sluiting>
</kamerstuk></officiele-publicatie>
"""
"""A letter with notes, as KOOP publishes one."""

LISTED: dict[str, dict[str, object]] = {
    "TZ202404-123": {},
    "TZ202404-124": {"Status": "Voldaan", "Tekst": "Er komt een brief over de <b>havens</b>.", "DatumNakoming": None},
    "TZ202404-125": {"Functie": "Minister van Defensie", "Ministerie": "Defensie", "Naam": "Ollongren, K.H."},
}
"""Of the Tweede Kamer's list of commitments, by number: what differs from the entry of ``tests.listed``."""


class Page(HTMLParser):
    """A page's links with their text, its headings, and what stands in the element of the letter's text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.ids: set[str] = set()
        self.words = ""
        self._link = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a":
            self._link = found.get("href") or ""
            self.links.setdefault(self._link, "")

    def handle_endtag(self, tag: str) -> None:
        self._link = "" if tag == "a" else self._link

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._link:
            self.links[self._link] += data


def built(folder: Path, *letters: Path) -> Path:
    """A store in that folder of the sample letters and these."""
    with Store.create_or_open(folder / "store") as store:
        for _ in build(sources([str(resources.folder("samples")), *map(str, letters)]), store):
            pass
    return folder / "store"


def hostile(folder: Path) -> Path:
    """The letter that means harm, as a file in that folder."""
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    return folder / "hostile.txt"


def undated(folder: Path) -> Path:
    """The letter that tells no day, as a file in that folder."""
    (folder / "undated.txt").write_text(UNDATED, encoding="utf-8")
    return folder / "undated.txt"


def noted(folder: Path) -> Path:
    """The letter with notes, as a file in that folder."""
    (folder / "kst-36045-9020.xml").write_text(NOTED, encoding="utf-8")
    return folder / "kst-36045-9020.xml"


def listed(folder: Path) -> list[Path]:
    """The entries of the list, as files in that folder."""
    for number, told in LISTED.items():
        (folder / f"{number}.json").write_bytes(as_bytes(entry(Nummer=number, **told)))
    return [folder / f"{number}.json" for number in LISTED]


def page(site: httpx.Client, path: str) -> Page:
    found = site.get(path)
    assert found.status_code == 200, found.text
    return Page(found.text)


def found(site: httpx.Client, **fields: str) -> set[str]:
    """The letters that a search finds, by their numbers."""
    rows = site.get("/zoek.json", params=fields).json()
    assert rows["count"] == len(rows["items"])
    return {row["id"].removeprefix("kst-") or row["iri"] for row in rows["items"]}
