"""The graph of one letter, statement by statement, on letters made by hand."""

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef

from kg.model import (
    Annex,
    Commitment,
    Council,
    DateMention,
    Day,
    Debate,
    Dossier,
    EuDocument,
    Fulfilment,
    Handelingen,
    Kamerstuk,
    Law,
    Letter,
    Letterhead,
    Mention,
    Motion,
    Note,
    Request,
    Signatory,
    Span,
    Stated,
    TkDocument,
    WrittenAnswer,
)
from kg.rdf.mapping import letter_graph
from kg.rdf.namespaces import KG, PREFIXES

sys.path.insert(0, str(Path(__file__).parent))
import hand

HEADER = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
B = "https://w3id.org/kamergraaf/"
HEADER += f"PREFIX id: <{B}id/>\n"
L = f"<{B}id/kamerstuk/21501-20-7>"
HERE = hand.at("agenda")


def says(graph: Graph, pattern: str) -> bool:
    """Whether the pattern holds; ``L`` alone is the letter, ``L/…`` a thing of it."""
    return bool(graph.query(HEADER + "ASK { " + spelt(pattern) + " }").askAnswer)


def spelt(pattern: str) -> str:
    words = []
    for word in pattern.split(" "):
        name = word.strip()
        if name == "L":
            words.append(L)
        elif name.startswith("L/"):
            words.append(f"<{L[1:-1]}/{name[2:]}>")
        elif name.startswith(("id/", "graph/", "def/")):
            words.append(f"<{B}{name}>")
        else:
            words.append(word)
    return " ".join(words)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return letter_graph(hand.letter())


WHOLE = [
    'L a kg:Kamerstuk , kg:Letter ; dcterms:identifier "kst-21501-20-7" ; kg:number "7"',
    "L kg:dossier id/dossier/21501-20 . id/dossier/21501-20 a kg:Dossier",
    'id/dossier/21501-20 kg:dossierNumber "21501-20" ; dcterms:title "Europese Raad"@nl',
    'L dcterms:title "Brief van de minister van Buitenlandse Zaken"@nl ; dcterms:language "nl"',
    'L dcterms:issued "2024-11-13"^^xsd:date ; kg:place "Den Haag" ; dcterms:type code:brief',
    "L kg:chamber code:tweede-kamer ; kg:addressee code:tweede-kamer",
    "L foaf:page <https://zoek.officielebekendmakingen.nl/kst-21501-20-7.html>",
    "L kg:signature L/ondertekening/1 ; kg:signedBy id/persoon/a-b-de-vries-minister-van-buitenlandse-zaken",
    'L/ondertekening/1 a kg:Signature ; kg:order 1 ; kg:nameAsWritten "A.B. de Vries"',
    "L/ondertekening/1 kg:person id/persoon/a-b-de-vries-minister-van-buitenlandse-zaken",
    "L/ondertekening/1 kg:office id/ambt/minister-van-buitenlandse-zaken",
    'id/persoon/a-b-de-vries-minister-van-buitenlandse-zaken a kg:Person ; foaf:name "A.B. de Vries"',
    'id/ambt/minister-van-buitenlandse-zaken a kg:Office ; rdfs:label "minister van Buitenlandse Zaken"@nl',
    "id/ambt/minister-van-buitenlandse-zaken org:postIn tooi-min:mnre1013",
    'L kg:repliesTo L/verzoek/1 . L/verzoek/1 a kg:Request ; dcterms:date "2024-11-12"^^xsd:date',
    "L/verzoek/1 kg:requestedBy L/verzoek/1/indiener/1 . L kg:mentions L/verzoek/1/indiener/1",
    'L/verzoek/1/indiener/1 a kg:Person ; foaf:familyName "Yeşilgöz" ; foaf:name "Yeşilgöz"',
    "L kg:mentions id/raad/RBZ/2024-11-18 ; kg:agendaFor id/raad/RBZ/2024-11-18",
    "id/raad/RBZ/2024-11-18 a kg:CouncilMeeting ; kg:formation id/raadsformatie/RBZ ; kg:informal false",
    'id/raad/RBZ/2024-11-18 schema:startDate "2024-11-18"^^xsd:date ; rdfs:label "RBZ 18 november 2024"@nl',
    "L kg:mentions id/debat/tk/2024-11-14/commissiedebat",
    "id/debat/tk/2024-11-14/commissiedebat a kg:Debate ; kg:chamber code:tweede-kamer",
    "id/debat/tk/2024-11-14/commissiedebat dcterms:type code:commissiedebat",
    "L kg:commitment L/toezegging/1 . L/toezegging/1 a kg:Commitment",
    "L/toezegging/1 kg:promisedBy id/persoon/a-b-de-vries-minister-van-buitenlandse-zaken",
    "L/toezegging/1 kg:concerns id/raad/RBZ/2024-11-18",
    'L/toezegging/1 kg:text "Ik informeer u in het verslag van de RBZ van 18 november."@nl',
    "L dcterms:references id/kamerstuk/21501-02-5",
    'id/kamerstuk/21501-02-5 a kg:Kamerstuk ; dcterms:identifier "kst-21501-02-5" ; kg:number "5"',
    'id/kamerstuk/21501-02-5 kg:dossier id/dossier/21501-02 ; kg:session "2024-2025"',
    "id/kamerstuk/21501-02-5 foaf:page <https://zoek.officielebekendmakingen.nl/kst-21501-02-5.html>",
    'id/dag/2024-11-14 a time:Instant ; time:inXSDDate "2024-11-14"^^xsd:date',
    "graph/kst-21501-20-7 a prov:Entity ; foaf:primaryTopic L ; prov:wasDerivedFrom ?file . ?file a prov:Entity",
    'graph/kst-21501-20-7 prov:wasDerivedFrom ?file . ?file schema:name "brief.md" ; dcterms:format "text/markdown"',
    # the words that say it
    "L/vermelding/1 a kg:Mention ; kg:mentionType code:letterhead ; kg:supports kg:dossier ; "
    "kg:confidence '1'^^xsd:decimal",
    "?m kg:supports dcterms:issued ; oa:hasBody L ; oa:hasTarget ?t . ?t oa:hasSource L",
    '?m oa:hasBody id/raad/RBZ/2024-11-18 ; oa:hasTarget ?t . ?t oa:hasSelector ?q . ?q oa:exact "RBZ van 18 november"',
    '?q oa:exact "RBZ van 18 november" ; oa:prefix "formeer u in het verslag van de "',
    "?m a kg:Citation , cito:Citation ; cito:hasCitedEntity id/kamerstuk/21501-02-5 ; cito:hasCitingEntity L",
    '?m a kg:Citation ; kg:session "2024-2025" ; kg:noteLabel "1" ; kg:noteCall L/noot/1/aanroep',
    'L/noot/1/aanroep oa:hasSource L ; oa:hasSelector ?q . ?q oa:exact "<sup>1</sup>"',
    "?m a kg:Citation ; kg:callingSentence L/noot/1/zin . L/noot/1/zin oa:hasSelector ?q . ?q oa:exact ?words "
    'FILTER (STRSTARTS(?words, "Zie de agenda<sup>1</sup> van de RBZ") && STRENDS(?words, "14 november jl."))',
    '?m a kg:Anomaly ; dcterms:date "2024-11-14"^^xsd:date ; rdfs:comment ?told FILTER (LANG(?told) = "nl")',
    "?m kg:mentionType code:person ; oa:hasBody L/verzoek/1/indiener/1 ; oa:hasTarget ?t . "
    '?t oa:hasSelector ?q . ?q oa:exact "Yeşilgöz"',
]


@pytest.mark.parametrize("pattern", WHOLE)
def test_a_whole_letter_says(graph: Graph, pattern: str) -> None:
    assert says(graph, pattern)


@pytest.mark.parametrize("pattern", ["L kg:reportOf ?x", "L kg:session ?x", "L kg:agendaFor id/raadsformatie/RBZ"])
def test_a_whole_letter_does_not_say_what_it_does_not(graph: Graph, pattern: str) -> None:
    assert not says(graph, pattern)


def on(mention: Mention) -> str:
    return type(mention).__name__.lower()


DAY = date(2024, 12, 5)
ALONE: list[tuple[Mention, list[str], list[str]]] = [
    (
        Council(
            span=HERE, id="ECOFIN/2024-12-05/2024-12-06", code="ECOFIN", dates=(DAY, date(2024, 12, 6)), role="report"
        ),
        [
            'id/raad/ECOFIN/2024-12-05 schema:startDate "2024-12-05"^^xsd:date ; schema:endDate "2024-12-06"^^xsd:date',
            "L kg:reportOf id/raad/ECOFIN/2024-12-05",
            'id/raad/ECOFIN/2024-12-05 rdfs:label "ECOFIN 5–6 december 2024"@nl',
        ],
        ['id/raad/ECOFIN/2024-12-05 rdfs:label "ECOFIN 5 december 2024"@nl'],
    ),
    (
        Council(span=HERE, id="RBZ/2024-11", code="RBZ", informal=True),
        ['id/raad/RBZ/2024-11 dcterms:temporal "2024-11"^^xsd:gYearMonth ; kg:informal true'],
        ["id/raad/RBZ/2024-11 schema:startDate ?x"],
    ),
    (
        Council(span=HERE, id="RBZ", code="RBZ", role="report"),
        ["L kg:mentions id/raadsformatie/RBZ", "?m oa:hasBody id/raadsformatie/RBZ"],
        ["?x a kg:CouncilMeeting", "L kg:reportOf ?x"],
    ),
    (
        Council(span=HERE, code="RBZ"),
        ["?m kg:mentionType code:council"],
        ["?m kg:mentionType code:council ; oa:hasBody ?x"],
    ),
    (
        Debate(span=HERE, id="debate/2024-12-05", date=DAY, chamber="I"),
        ["L kg:mentions id/debat/ek/2024-12-05", "id/debat/ek/2024-12-05 kg:chamber code:eerste-kamer"],
        ["id/debat/ek/2024-12-05 dcterms:type ?x"],
    ),
    (
        Debate(span=HERE, id="debate", kind="schriftelijk overleg", committee="commissie X"),
        ['L/debat/1 a kg:Debate ; dcterms:type code:schriftelijk-overleg ; kg:committee "commissie X"@nl'],
        ["L/debat/1 schema:startDate ?x"],
    ),
    (
        Request(span=HERE, id="request", by=("vaste commissie voor Europese Zaken",)),
        ['L/verzoek/1/indiener/1 a foaf:Group ; foaf:name "vaste commissie voor Europese Zaken"'],
        ["L/verzoek/1/indiener/1 a kg:Person", "L/verzoek/1 dcterms:date ?x"],
    ),
    (
        Motion(span=HERE, id="motion/Van Dijk", movers=("Van Dijk", "Piri")),
        ['L/motie/1 a kg:Motion ; kg:mover L/motie/1/indiener/2 . L/motie/1/indiener/2 foaf:familyName "Piri"'],
        ["L/motie/1 a kg:Kamerstuk"],
    ),
    (
        Motion(span=HERE, id="motion/Piri", movers=("Piri",), paper="kst-36600-V-12"),
        [
            "id/kamerstuk/36600-V-12 a kg:Motion ; kg:mover L/motie/36600-V-12/indiener/1",
            "L kg:mentions id/kamerstuk/36600-V-12",
        ],
        ["?x kg:mover L/motie/1/indiener/1"],
    ),
    (
        Commitment(span=HERE, id="commitment", due_date=DAY),
        ['L/toezegging/1 kg:due "2024-12-05"^^xsd:date ; kg:text "agenda"@nl'],
        ["L/toezegging/1 kg:concerns ?x"],
    ),
    (
        Fulfilment(span=HERE, id="fulfilled", date=DAY, number="T03271", to=("Piri",), by="signatory"),
        [
            "L kg:fulfils id/toezegging/T03271 . id/toezegging/T03271 kg:fulfilledBy L",
            'id/toezegging/T03271 dcterms:identifier "T03271" ; dcterms:date "2024-12-05"^^xsd:date',
            'id/toezegging/T03271 kg:text "agenda"@nl ; kg:promisedTo L/nagekomen/T03271/lid/1',
            'L/nagekomen/T03271/lid/1 foaf:familyName "Piri"',
            "id/toezegging/T03271 kg:promisedBy id/persoon/a-b-de-vries-minister-van-buitenlandse-zaken",
            "?m kg:mentionType code:fulfilled ; kg:supports kg:fulfils ; oa:hasBody id/toezegging/T03271",
        ],
        ["L kg:commitment ?x", "L kg:partlyFulfils ?x", "?x kg:status ?y", "?x kg:promisedIn ?y"],
    ),
    (
        Fulfilment(span=HERE, id="fulfilled", by="predecessor", partly=True),
        ["L/nagekomen/1 a kg:Commitment", "L kg:fulfils L/nagekomen/1 ; kg:partlyFulfils L/nagekomen/1"],
        ["L/nagekomen/1 kg:promisedBy ?x"],
    ),
    (
        Kamerstuk(span=HERE, id="kst-36045", dossier="36045"),
        ["L dcterms:references id/dossier/36045", 'id/dossier/36045 a kg:Dossier ; kg:dossierNumber "36045"'],
        ["id/kamerstuk/36045 ?p ?o"],
    ),
    (
        Kamerstuk(
            span=HERE, id="kst-28286-1166", dossier="28286", number="1166", also=("kst-25295-1166",), pages="3-4"
        ),
        ["id/kamerstuk/28286-1166 owl:sameAs id/kamerstuk/25295-1166", '?m a kg:Citation ; kg:pages "3-4"'],
        ["id/kamerstuk/28286-1166 kg:session ?x"],
    ),
    (Kamerstuk(span=HERE, dossier="28286", number="x"), ["?m a kg:Citation"], ["L dcterms:references ?x"]),
    (
        Handelingen(span=HERE, id="h-tk-20232024-12-5", chamber="II", session="2023-2024", number="12", item="5"),
        [
            'id/publicatie/h-tk-20232024-12-5 a kg:Publication ; dcterms:identifier "h-tk-20232024-12-5"',
            "id/publicatie/h-tk-20232024-12-5 dcterms:type code:handelingen ; kg:chamber code:tweede-kamer",
        ],
        [],
    ),
    (Annex(span=HERE, id="blg-1234567"), ["L dcterms:references id/publicatie/blg-1234567"], []),
    (WrittenAnswer(span=HERE, id="ah-tk-20232024-1"), ["id/publicatie/ah-tk-20232024-1 a kg:Publication"], []),
    (
        TkDocument(span=HERE, id="2024Z17845"),
        ["id/publicatie/2024Z17845 a kg:Publication"],
        ["?x foaf:page ?y . FILTER (?x != L )"],
    ),
    (EuDocument(span=HERE, id="COM(2024)123"), ['?x dcterms:identifier "COM(2024)123" ; a kg:Publication'], []),
    (
        Law(span=HERE, id="stb-2024-123"),
        ["id/publicatie/stb-2024-123 foaf:page <https://zoek.officielebekendmakingen.nl/stb-2024-123.html>"],
        [],
    ),
    (
        DateMention(span=HERE, day=Day(31, 2), confidence=0.5),
        ["?m kg:mentionType code:date ; kg:confidence 0.5"],
        ["?m kg:mentionType code:date ; oa:hasBody ?x", "?x a time:Instant"],
    ),
]


@pytest.mark.parametrize(
    ("mention", "holds", "not_so"), ALONE, ids=[f"{n}-{on(case[0])}" for n, case in enumerate(ALONE)]
)
def test_a_mention_says(mention: Mention, holds: list[str], not_so: list[str]) -> None:
    graph = letter_graph(hand.speaking_of(mention))
    assert [pattern for pattern in holds if not says(graph, pattern)] == []
    assert [pattern for pattern in not_so if says(graph, pattern)] == []


def test_the_same_thing_named_again_is_one_thing_with_two_mentions() -> None:
    first = Request(span=hand.at("Zie"), id="request/2024-12-05", by=("Piri",), date=DAY)
    again = replace(first, span=hand.at("agenda"))
    other = replace(first, span=hand.at("Ik informeer"), by=("Omtzigt",))
    graph = letter_graph(hand.speaking_of(first, again, other))
    assert says(graph, "L kg:repliesTo L/verzoek/2")
    assert not says(graph, "L kg:repliesTo L/verzoek/3")
    assert len(list(graph.query(HEADER + spelt("SELECT ?m { ?m oa:hasBody L/verzoek/1 }")))) == 2


def test_a_meeting_named_in_several_ways_is_told_once() -> None:
    one = Council(span=hand.at("Zie"), id="RBZ/2024-12-05", code="RBZ", dates=(DAY, DAY))
    two = replace(one, span=hand.at("agenda"), dates=(DAY, date(2024, 12, 6)), informal=True)
    rows = letter_graph(hand.speaking_of(one, two)).query(
        HEADER + "SELECT ?end ?informal { ?x a kg:CouncilMeeting ; schema:endDate ?end ; kg:informal ?informal }"
    )
    assert [tuple(map(str, row)) for row in rows] == [("2024-12-06", "true")]


HEADS: list[tuple[dict[str, object], bool]] = [
    ({}, True),
    ({"kind": Stated("motie")}, False),
    ({"kind": Stated("verslag")}, False),
    ({"signatories": (Signatory(Stated("A. B"), Stated("president van de Algemene Rekenkamer")),)}, False),
    ({"signatories": (Signatory(Stated("A. B"), Stated("minister-president")),)}, True),
    ({"signatories": (), "title": Stated("Brief van de Algemene Rekenkamer")}, False),
    ({"signatories": (), "title": Stated("Brief van de staatssecretaris van Financiën")}, True),
    ({"signatories": (), "title": None}, True),
    ({"signatories": (), "title": None, "to": ()}, False),
]


@pytest.mark.parametrize(("changed", "is_letter"), HEADS)
def test_a_letter_is_of_the_government_to_a_chamber(changed: dict[str, object], is_letter: bool) -> None:
    graph = letter_graph(hand.speaking_of(head=replace(hand.letterhead(), **changed)))  # type: ignore[arg-type]
    assert says(graph, "L a kg:Letter") is is_letter
    assert says(graph, "L a kg:Kamerstuk")


def test_a_letter_without_a_number_is_named_by_its_text() -> None:
    letter = hand.speaking_of(
        head=replace(hand.letterhead(), number=None, dossiers=(), title=None, subject=Stated("Iets"))
    )
    graph = letter_graph(letter)
    (row,) = graph.query(HEADER + "SELECT ?g ?l { ?g foaf:primaryTopic ?l . ?l a kg:Letter ; dcterms:title 'Iets'@nl }")
    digest = str(row[1]).removeprefix(f"{B}id/brief/")
    assert len(digest) == 16
    assert str(row[0]) == f"{B}graph/brief-{digest}"
    assert not says(graph, "?l kg:number ?x")
    assert not says(graph, "?l dcterms:identifier ?x")
    assert graph.identifier == row[0]


def test_a_second_dossier_is_a_further_dossier() -> None:
    head = hand.letterhead()
    graph = letter_graph(hand.speaking_of(head=replace(head, dossiers=(*head.dossiers, Dossier(Stated("36600-V"))))))
    assert says(graph, "L kg:dossier id/dossier/21501-20 , id/dossier/36600-V")


def test_a_number_that_each_session_gave_anew_names_no_lasting_dossier() -> None:
    head = replace(hand.letterhead(), dossiers=(Dossier(Stated("572")),), date=Stated(date(1937, 8, 26)))
    (dossier,) = letter_graph(hand.speaking_of(head=head)).subjects(KG.dossierNumber, Literal("572"))
    assert re.fullmatch(r".*/id/brief/[0-9a-f]{16}/dossier/1", str(dossier))


NOTES = [
    ("Een zin.<sup>1</sup> Nog een.", "Een zin.", True),
    ("Een zin<sup>1</sup>. Nog een.", "Een zin<sup>1</sup>.", True),
    ("Een zin.\n\n<sup>1</sup>", "Een zin.", False),
    ("Een zin." + " - " * 40 + "<sup>1</sup>", "Een zin.", False),
]


@pytest.mark.parametrize(("before", "sentence", "found"), NOTES)
def test_the_sentence_that_calls_a_note(before: str, sentence: str, found: bool) -> None:
    text = f"{before}\n\n1 stb-2024-1"
    body = hand.at("stb-2024-1", text)
    call = hand.at("<sup>1</sup>", text)
    note = Note("1", body, call, call.start)
    cited = Law(span=body, id="stb-2024-1", note="1")
    letter = Letter(hand.document(text, (note,)), Letterhead(), (cited,), (hand.at(sentence, text),))
    graph = letter_graph(letter)
    words = [str(w) for (w,) in graph.query(HEADER + "SELECT ?w { ?m kg:callingSentence/oa:hasSelector/oa:exact ?w }")]
    assert words == ([sentence] if found else [])
    assert says(graph, "?m kg:noteCall ?call")


def test_a_note_without_a_call_has_its_label_alone() -> None:
    note = Note("1", HERE)
    letter = replace(hand.speaking_of(Law(span=HERE, id="stb-2024-1", note="1")), document=hand.document(notes=(note,)))
    assert says(letter_graph(letter), '?m kg:noteLabel "1"')
    assert not says(letter_graph(letter), "?m kg:noteCall|kg:callingSentence ?x")


def test_another_base_is_everywhere_but_in_terms_and_codes() -> None:
    base = "https://example.org/kg/"
    graph = letter_graph(hand.letter(), base)
    ours = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    assert not [iri for iri in ours if iri.startswith((f"{B}id/", f"{B}graph/"))]
    assert f"{base}id/kamerstuk/21501-20-7" in ours
    assert f"{B}def/code/brief" in ours


def test_the_same_letter_gives_the_same_statements_and_no_blank_node() -> None:
    one, two = letter_graph(hand.letter()), letter_graph(hand.letter())
    assert sorted(one.serialize(format="nt").splitlines()) == sorted(two.serialize(format="nt").splitlines())
    assert not [node for triple in one for node in triple if isinstance(node, BNode)]


def test_mentions_are_numbered_by_place_and_the_letterhead_first() -> None:
    graph = letter_graph(hand.letter())
    rows = graph.query(
        HEADER + "SELECT ?m ?type ?start { ?m kg:mentionType ?type ; oa:hasTarget/oa:hasSelector/oa:start ?start }"
    )
    by_number = sorted((int(str(m).rpartition("/")[2]), "letterhead" not in str(t), int(str(s))) for m, t, s in rows)
    assert [number for number, _, _ in by_number] == list(range(1, len(by_number) + 1))
    assert [place[1:] for place in by_number] == sorted(place[1:] for place in by_number)


def test_every_quote_stands_at_its_place(graph: Graph) -> None:
    assert_quotes_stand(graph, at_least=20)


def assert_quotes_stand(graph: Graph, at_least: int) -> None:
    (text,) = {str(text) for (text,) in graph.query(HEADER + "SELECT ?t { ?g foaf:primaryTopic/kg:text ?t }")}
    rows = graph.query(
        HEADER + "SELECT ?s ?e ?q ?p ?f { ?t oa:hasSelector ?a , ?b . ?a oa:start ?s ; oa:end ?e . "
        "?b oa:exact ?q ; oa:prefix ?p ; oa:suffix ?f }"
    )
    found = [(int(str(s)), int(str(e)), str(q), str(p), str(f)) for s, e, q, p, f in rows]
    assert len(found) >= at_least
    for start, end, exact, prefix, suffix in found:
        assert text[start:end] == exact
        assert text[max(start - 32, 0) : start] == prefix
        assert text[end : end + 32] == suffix


BAD = 'x> <y> ; """ \\ \x00\x0c\uffff {}| /../ ?#%é\n😀'


def hostile() -> Letter:
    """A letter with bad words in every field that holds words."""
    text = BAD * 20
    bad, span = Stated(BAD, Span(0, 5)), Span(3, 9)
    head = Letterhead(
        dossiers=(Dossier(bad, bad), Dossier(bad)),
        number=bad,
        kind=bad,
        title=bad,
        subject=bad,
        session=bad,
        place=bad,
        signatories=(Signatory(bad, bad), Signatory(bad, bad)),
    )
    mentions: tuple[Mention, ...] = (
        Kamerstuk(span=span, id=BAD, dossier=BAD, number=BAD, session=BAD, pages=BAD, also=(BAD,), note=BAD),
        Handelingen(span=span, id=BAD, session=BAD, number=BAD, item=BAD, pages=BAD),
        *(kind(span=span, id=BAD) for kind in (Annex, WrittenAnswer, TkDocument, EuDocument, Law)),
        Council(span=span, id=f"{BAD}/2024-11", code=BAD),
        Debate(span=span, id=BAD, kind=BAD, committee=BAD, date=DAY),
        Request(span=span, id=BAD, by=(BAD, "")),
        Motion(span=span, id=BAD, movers=(BAD,), paper=BAD),
        Commitment(span=span, id=BAD),
        DateMention(span=span, id=BAD, day=Day(1, 1), anomaly=True),
    )
    document = replace(hand.document(text, (Note(BAD, Span(0, 99), Span(1, 3)),)), source=f"a/{BAD}", sha256=BAD)
    return Letter(document, head, mentions, (Span(0, 50),))


@pytest.mark.parametrize("form", ["nt", "turtle", "xml"])
def test_hostile_words_survive_every_format(form: str) -> None:
    graph = letter_graph(hostile())
    again = Graph().parse(data=graph.serialize(format=form), format=form)
    # rdflib's own Turtle writes the decimal 1 as 1.0; the words are what counts here.
    assert {t for t in again if t[1] != KG.confidence} == {t for t in graph if t[1] != KG.confidence}
    assert len(again) == len(graph)


def test_hostile_words_stay_inside_the_base_and_the_text() -> None:
    graph = letter_graph(hostile())
    assert_quotes_stand(graph, at_least=15)
    known = (B, *PREFIXES.values(), "https://zoek.officielebekendmakingen.nl/")
    for node in {node for triple in graph for node in triple}:
        assert not isinstance(node, URIRef) or str(node).startswith(known)
        assert not isinstance(node, Literal) or not set(str(node)) & set("\x00\x0c\uffff")
