"""The named queries on the sample letters: each answer was worked out by reading the letters in kg/samples."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import Source, build
from kg.errors import UsageError
from kg.lexicon.councils import FORMATIONS
from kg.rdf.namespaces import DEFAULT_BASE, KG
from kg.store import guard
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.named import named, named_queries
from kg.store.query import Solutions
from kg.store.values import KINDS
from tests.conftest import SAMPLES
from tests.threads.test_weave import DEFENSIE, Brief, built

BUZA = "Buitenlandse Zaken"
LVVN = "Landbouw, Visserij, Voedselzekerheid en Natuur"
UNNUMBERED = "https://w3id.org/kamergraaf/id/brief/"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create_or_open(tmp_path_factory.mktemp("named") / "store") as store:
        list(build([Source(str(path), path.read_bytes()) for path in sorted(SAMPLES.iterdir())], store))
        yield store


def told(store: Store, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """The named columns of a query's answer, row by row; no address but a letter's without a number is cut short."""
    answer = store.ask(named(name).filled(values))
    assert isinstance(answer, Solutions)
    places = [list(answer.variables).index(column) for column in columns.split()]
    rows = [["" if term is None else str(getattr(term, "value", "")) for term in row] for row in answer]
    return [tuple(_short(row[place]) for place in places) for row in rows]


def _short(value: str) -> str:
    return "brief" if value.startswith(UNNUMBERED) else value


# name, values of the parameters, columns -> rows
ANSWERS: dict[tuple[str, tuple[tuple[str, str], ...], str], list[tuple[str, ...]]] = {
    ("letters-of-minister", (("minister", "Veldkamp"),), "issued id order"): [
        ("2024-11-08", "kst-21501-02-9001", "1"),
        ("2024-11-12", "kst-21501-02-9002", "1"),
        ("2024-11-25", "kst-21501-02-9003", "1"),
        ("2024-12-09", "kst-21501-02-9004", "1"),
        ("2025-01-17", "kst-36045-9005", "1"),
    ],
    ("letters-of-minister", (("minister", "R.P. Brekelmans"),), "id order office"): [
        ("kst-21501-02-9002", "2", "minister van Defensie"),
    ],
    ("letters-per-month", (("minister", "Veldkamp"),), "month letters"): [
        ("2024-11", "3"),
        ("2024-12", "1"),
        ("2025-01", "1"),
    ],
    ("tenures-of-minister", (("minister", "Bruins Slot"),), "office from to letters"): [
        ("minister van Binnenlandse Zaken en Koninkrijksrelaties", "2022-01-10", "2023-09-05", "0"),
        ("minister van Buitenlandse Zaken", "2023-09-05", "2024-07-02", "1"),
    ],
    ("cited-by", (("id", "kst-21501-02-9001"),), "by quote note sentence"): [
        (
            "kst-21501-02-9002",
            "Kamerstuk 21 501-02, nr. 9001",
            "1",
            "In de geannoteerde agenda<sup>1</sup> staat welke inzet Nederland in Brussel kiest.",
        ),
        ("kst-21501-02-9003", "Kamerstuk 21 501-02, nr. 9001", "", ""),
    ],
    ("cited-by", (("id", "kst-32317-9001"),), "by issued"): [("kst-32317-9002", "2024-10-28"), ("brief", "2025-03-03")],
    ("cited-papers-per-year", (("year", "2023"),), "citedId letters"): [
        ("h-ek-20222023-12-4", "1"),
        ("kst-29544-9000", "1"),
        ("kst-34986-ZZW", "1"),
        ("stb-2022-302", "1"),
        ("stcrt-2023-9001", "1"),
    ],
    ("co-cited-dossiers", (("dossier", "36 045"),), "other letters"): [("21501-02", "3"), ("36600-XVII", "1")],
    ("council-meeting-thread", (("date", "2024-11-18"), ("formation", "RBZ")), "issued id role"): [
        ("2024-11-08", "kst-21501-02-9001", "agenda"),
        ("2024-11-12", "kst-21501-02-9002", "mention"),
        ("2024-11-14", "commissiedebat 14 november 2024", "debate"),
        ("2024-11-25", "kst-21501-02-9003", "report"),
        ("2024-12-09", "kst-21501-02-9004", "later"),
        ("2025-01-17", "kst-36045-9005", "later"),
    ],
    ("open-commitments-by-ministry", (("ministry", BUZA),), "issued due id"): [
        ("2024-04-19", "", "kst-22112-9001"),  # `Over de uitkomst daarvan zal het kabinet uw Kamer informeren`
        ("2024-11-12", "2025-02-01", "kst-21501-02-9002"),
        ("2024-11-25", "", "kst-21501-02-9003"),  # its other promise, the next agenda, is kept by 9004
        ("2024-12-09", "", "kst-21501-02-9004"),  # a report, and to speak in a debate
        ("2024-12-09", "", "kst-21501-02-9004"),
        ("2025-01-17", "2025-04-01", "kst-36045-9005"),
    ],
    # the ministry's name since July 2024; the register has the one before
    ("open-commitments-by-ministry", (("ministry", LVVN),), "issued due id"): [
        ("2024-09-13", "", "kst-21501-32-9001"),
        ("2024-10-07", "2024-12-01", "kst-21501-32-9002"),
    ],
    ("open-commitments-by-ministry", (("ministry", "Buitenlandse"),), "id"): [],  # a whole name, not a part
    ("letters-of-minister", (("minister", "veld"),), "id"): [],  # whole words
    ("letters-of-minister", (("minister", "caspar veldkamp"),), "issued"): [
        ("2024-11-08",), ("2024-11-12",), ("2024-11-25",), ("2024-12-09",), ("2025-01-17",),
    ],
    ("council-meeting-thread", (("date", "2024-10-11"), ("formation", "jbz")), "id role"): [  # its second day
        ("kst-32317-9001", "agenda"),
        ("kst-32317-9002", "report"),
        ("brief", "later"),
    ],
    ("council-meeting-thread", (("date", "2024-11-18"), ("formation", "RAZ")), "id"): [],
    ("open-commitments", (), "names"): [
        ("H.M. de Jonge",), ("C.E.G. van Gennip",), ("H.G.J. Bruins Slot",), ("S.P.R.A. van Weyenberg",),
        ("F.M. Wiersma",), ("F.M. Wiersma",), ("D.M. van Weel, M.H.M. Faber",), ("C.C.J. Veldkamp, R.P. Brekelmans",),
        ("C.C.J. Veldkamp",), ("C.C.J. Veldkamp",), ("C.C.J. Veldkamp",), ("C.C.J. Veldkamp, R.J. Klever",),
        ("D.M. van Weel",),
    ],
    ("requests-answered", (("asker", "Boswijk"),), "by asked answered days id"): [
        ("D.G. Boswijk", "2024-11-06", "2024-11-12", "6", "kst-21501-02-9002"),
    ],
    ("requests-answered", (("asker", "buitenlandse zaken"),), "asked answered days id"): [
        ("2024-12-19", "2025-01-17", "29", "kst-36045-9005"),
    ],
    # the name until 2017, and what it is called for short
    ("days-to-answer", (("ministry", "Veiligheid en Justitie"),), "ministry requests"): [
        ("Justitie en Veiligheid", "1"),
    ],
    ("days-to-answer", (("ministry", "jenv"),), "ministry requests"): [("Justitie en Veiligheid", "1")],
    ("days-to-answer", (("ministry", "buitenlandse zaken"),), "ministry requests"): [(BUZA, "2")],
    ("days-to-answer", (("ministry", "Justitie en"),), "ministry"): [],
    ("days-to-answer", (), "ministry requests median"): [
        ("Asiel en Migratie", "1", "13"),
        (BUZA, "2", "17.5"),  # 6 and 29 days
        ("Defensie", "1", "6"),
        ("Justitie en Veiligheid", "1", "13"),
    ],
    ("letter-kinds", (("year", "2025"),), "ministry kind letters"): [
        (BUZA, "kabinetsreactie", "1"),
        ("Justitie en Veiligheid", "aanbieding", "1"),
    ],
    ("anomalies", (("language", "en"),), "id quote"): [("kst-29544-9001", "13 juni jl.")],
}  # fmt: skip


@pytest.mark.parametrize("asked", ANSWERS, ids=lambda asked: " ".join((asked[0], *(value for _, value in asked[1]))))
def test_a_named_query_answers_what_a_reader_finds(
    samples: Store, asked: tuple[str, tuple[tuple[str, str], ...], str]
) -> None:
    name, values, columns = asked
    assert told(samples, name, columns, **dict(values)) == ANSWERS[asked]


KEPT = [
    ("kst-34986-ZZY", "1"),  # it says so itself: `Met deze brief doe ik die toezegging gestand`
    ("kst-29544-9001", "1"),  # `Dat overzicht vindt u in de bijlage`
    ("kst-21501-07-9002", "1"),  # it cites the letter in which the report was promised
    ("kst-21501-07-9002", "0.9"),  # and it is that report
    ("kst-32317-9002", "1"),
    ("kst-32317-9002", "0.9"),
    ("kst-21501-02-9003", "0.9"),  # the report that was promised with the agenda
    ("kst-21501-02-9004", "0.85"),  # the agenda that was promised with the report
    ("brief", "1"),  # the overview promised in kst-32317-9001, of two promises there the one that names an overview
]


def test_a_kept_promise_is_told_with_its_ground_and_how_sure_it_is(samples: Store) -> None:
    found = told(samples, "kept-commitments", "by confidence ground quote", language="en")
    assert [(by, confidence) for by, confidence, _, _ in found] == KEPT
    assert all(ground.endswith(".") and quote for _, _, ground, quote in found)


def test_a_kept_promise_is_open_no_more(samples: Store) -> None:
    of = {status: told(samples, "commitments", "in text", status=status) for status in ("openstaand", "voldaan")}
    overview = "een overzicht van de samenwerking tussen de Europese havens."
    assert any(where == "kst-32317-9001" and text.endswith(overview) for where, text in of["voldaan"])
    assert not any(text.endswith(overview) for _, text in of["openstaand"])
    assert not set(of["openstaand"]) & set(of["voldaan"])
    by_ministry = told(samples, "open-commitments-by-ministry", "text")
    assert not any(text.endswith(overview) for (text,) in by_ministry)


def test_a_promise_to_a_member_tells_who_asked(samples: Store) -> None:
    assert ("Patijn", "2023-06-13") in told(samples, "commitments", "to promised")


def test_a_signatory_without_a_known_ministry_is_none_of_every_ministry(tmp_path: Path) -> None:
    letter = (
        "21 501-02 Raad Algemene Zaken\n\nNr. 9100 Brief van de minister voor Bijzondere Taken\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 8 november 2024\n\n"
        "Ik zal u in het voorjaar een overzicht sturen.\n\nDe minister voor Bijzondere Taken,\nX. Verzonnen\n"
    )
    with Store.create_or_open(tmp_path / "store") as store:
        list(build([Source("a.txt", letter.encode())], store))
        assert told(store, "open-commitments-by-ministry", "ministry id") == [("Bijzondere Taken", "kst-21501-02-9100")]
        assert told(store, "letter-kinds", "ministry letters") == [("Bijzondere Taken", "1")]


AFFAIRS = (
    "21 501-33 Raad voor Vervoer, Telecommunicatie en Energie\n\nNr. {number} Brief van de minister van {ministry}\n\n"
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {day}\n\n"
    "Ik zal u in het voorjaar een overzicht sturen.\n\nDe minister van {ministry},\n{name}\n"
)
ELI, EZ, EZK = (
    "Economische Zaken, Landbouw en Innovatie",
    "Economische Zaken",
    "Economische Zaken en Klimaat",
)
OF_ONE = (
    (ELI, "11 juni 2012", "M.J.M. Verhagen"),
    (EZ, "9 juni 2015", "H.G.J. Kamp"),
    (EZK, "10 juni 2019", "E.D. Wiebes"),
)


def test_a_ministry_bears_the_name_of_the_letters_day(tmp_path: Path) -> None:
    letters = [
        Source(f"{number}.txt", AFFAIRS.format(number=number, ministry=ministry, day=day, name=name).encode())
        for number, (ministry, day, name) in enumerate(OF_ONE, 9200)
    ]
    with Store.create_or_open(tmp_path / "store") as store:
        list(build(letters, store))
        named_so = [(ELI, "kst-21501-33-9200"), (EZ, "kst-21501-33-9201"), (EZK, "kst-21501-33-9202")]
        listed = told(store, "open-commitments-by-ministry", "ministry id")
        assert sorted(listed, key=lambda row: row[1]) == named_so
        # by any of its names all of it is found
        assert len(told(store, "open-commitments-by-ministry", "id", ministry=EZK)) == 3
        assert len(told(store, "open-commitments-by-ministry", "id", ministry=ELI)) == 3
        assert told(store, "letter-kinds", "ministry", year="2012") == [(ELI,)]


ASKED = "Met deze brief voldoe ik aan het verzoek van het lid Piri van {} jl. om een brief."
LETTERS = (
    Brief(8001, "8 november 2024", "Het verzoek van het lid Boswijk van 6 november jl. kan niet binnen de gevraagde "
          "termijn worden beantwoord."),
    Brief(8002, "20 november 2024", f"{ASKED.format('1 november')} Zie Kamerstuk 21 501-02, nr. 8003."),
    Brief(8003, "2 december 2024", ASKED.format("30 november")),
    Brief(8004, "9 december 2024", ASKED.format("2 december")),
    Brief(8005, "5 maart 2024", ASKED.format("28 februari"), DEFENSIE),
)  # fmt: skip


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with built(tmp_path_factory.mktemp("asked"), LETTERS) as store:
        yield store


def test_days_are_counted_over_months_and_leap_days_and_what_waits_has_none(asked: Store) -> None:
    assert told(asked, "requests-answered", "by asked answered days id") == [
        ("Piri", "2024-02-28", "2024-03-05", "6", "kst-21501-02-8005"),
        ("Piri", "2024-11-01", "2024-11-20", "19", "kst-21501-02-8002"),
        ("D.G. Boswijk", "2024-11-06", "", "", "kst-21501-02-8001"),
        ("Piri", "2024-11-30", "2024-12-02", "2", "kst-21501-02-8003"),
        ("Piri", "2024-12-02", "2024-12-09", "7", "kst-21501-02-8004"),
    ]


def test_the_median_of_an_odd_number_is_the_middle_one(asked: Store) -> None:
    assert told(asked, "days-to-answer", "ministry requests median") == [(BUZA, "3", "7"), ("Defensie", "1", "6")]


def test_contradictions_between_letters_are_told_with_those_within_one(asked: Store) -> None:
    assert told(asked, "anomalies", "id quote", language="en") == [
        ("kst-21501-02-8002", "Kamerstuk 21 501-02, nr. 8003"),  # which is of twelve days later
        ("kst-21501-02-8005", "minister van Defensie"),  # since 2 July 2024 alone
    ]


@pytest.fixture(scope="module")
def many(samples: Store) -> ox.Store:
    """About five hundred letters: the samples over and over, by other numbers."""
    store = ox.Store()
    # The default graph of a store of ours is the union of all.
    for form, kind in (("nquads", ox.RdfFormat.N_QUADS), ("ntriples", ox.RdfFormat.N_TRIPLES)):
        out = io.BytesIO()
        export(samples, out, form)
        text = out.getvalue().decode()
        own = "".join(line for line in text.splitlines(keepends=True) if "-90" in line)
        copies = (own.replace("-90", f"-{number}") for number in range(10, 45))
        store.bulk_load((text + "".join(copies)).encode(), format=kind)
    paper = f"{DEFAULT_BASE}id/kamerstuk/21501-02-"
    kept = f"<{paper}{{}}/toezegging/1> <{KG.fulfilledBy}> <{paper}{{}}> .\n"
    # Every report of one meeting keeps what each agenda promised.
    pairs = ((f"{one}01", f"{other}03") for one in range(10, 45) for other in range(10, 45))
    store.bulk_load("".join(kept.format(*pair) for pair in pairs).encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_hundreds_of_letters_are_asked_at_once(many: ox.Store, query) -> None:  # type: ignore[no-untyped-def]
    begun = time.process_time()
    assert list(many.query(query.text))
    assert time.process_time() - begun < 1.5  # mostly some hundredths, the slowest a third of a second


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_each_parameter_tells_what_its_values_are(query) -> None:  # type: ignore[no-untyped-def]
    assert all(hole.about and hole.kind in KINDS for hole in query.parameters)


HOSTILE = ('x" } ?s ?p ?o . VALUES ?y { "', "}", "\\", "'''", "?x", "<urn:x>", "é\n#", "(", "[", "$1", "a" * 5000)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("query", [q for q in named_queries() if q.parameters], ids=lambda query: query.name)
def test_a_hostile_value_finds_nothing_and_breaks_nothing(samples: Store, query, value: str) -> None:  # type: ignore[no-untyped-def]
    for hole in query.parameters:
        if hole.kind != "text":
            with pytest.raises(UsageError):
                query.filled({hole.name: value})
        else:
            assert told(samples, query.name, "", **{hole.name: value}) == []


TAKEN = [
    ("id", "kst-21501-02-9001", "kst-21501-02-9001"),
    ("id", "21 501-02, nr. 9001", "kst-21501-02-9001"),
    ("id", "Kamerstuk 36 600 V, nr. 12", "kst-36600-V-12"),
    ("id", "21501–02 nr. 9001", "kst-21501-02-9001"),
    ("id", "h-tk-20232024-12-5", "h-tk-20232024-12-5"),
    ("id", "2024Z13579", "2024Z13579"),
    ("id", "COM(2024)316", "COM(2024)316"),
    ("dossier", "21 501-02", "21501-02"),
    ("dossier", "36 600 V", "36600-V"),
    ("dossier", "36045", "36045"),
    ("year", "2024", "2024"),
    ("language", "NL", "nl"),
    ("status", "deels-voldaan", "deels voldaan"),
    ("status", "Openstaand", "openstaand"),
    ("formation", "rbz", "RBZ"),
    ("formation", "RBZ-Handel", "RBZ-Handel"),
]
REFUSED = [
    ("id", "21 501-02", "kst-21501-02-9001"),
    ("id", "de brief van 8 november", "kst-21501-02-9001"),
    ("id", "", "kst-21501-02-9001"),
    ("dossier", "Raad Buitenlandse Zaken", "21501-02"),
    ("dossier", "kst-21501-02-9001", "21501-02"),
    ("year", "24", "2024"),
    ("year", "2024-2025", "2024"),
    ("language", "fr", "one of en, nl"),
    ("status", "open", "one of deels voldaan, openstaand, vervallen, voldaan"),
    ("formation", "Buitenland", "RBZ"),
    ("date", "18 november 2024", "2024-11-18"),
]


@pytest.mark.parametrize(("kind", "given", "stands"), TAKEN)
def test_a_value_is_taken_as_printed(kind: str, given: str, stands: str) -> None:
    assert KINDS[kind](given) == stands


@pytest.mark.parametrize(("kind", "given", "told"), REFUSED)
def test_a_value_that_cannot_be_is_no_empty_answer(kind: str, given: str, told: str) -> None:
    query = next(one for one in named_queries() if any(hole.kind == kind for hole in one.parameters))
    hole = next(hole for hole in query.parameters if hole.kind == kind)
    with pytest.raises(UsageError, match=rf"is no {kind} for the parameter {hole.name}; give ") as raised:
        query.filled({hole.name: given})
    assert told in str(raised.value)


def test_every_formation_that_is_read_may_be_asked_for() -> None:
    assert {KINDS["formation"](code) for code in FORMATIONS} == set(FORMATIONS)


INFORMATEUR = (
    "36471 Kabinetsformatie 2023\n\nNr. 95 Brief van de informateur\n\n"
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 8 november 2024\n\n"
    "Met deze brief voldoe ik aan het verzoek van het lid Piri van 6 november 2024.\n\n"
    "Ik zal u in het voorjaar een overzicht sturen.\n\nDe informateur,\nX. Verzonnen\n"
)


def test_an_informateur_is_no_ministry(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        list(build([Source("a.txt", INFORMATEUR.encode())], store))
        assert told(store, "open-commitments", "id") == [("kst-36471-95",)]
        for query in ("open-commitments-by-ministry", "days-to-answer", "letter-kinds"):
            assert told(store, query, "ministry") == []


def test_no_named_query_comes_near_the_most_that_is_answered() -> None:
    for query in named_queries():
        reader = guard.Reader(query.text, query.text)
        reader.read()
        assert reader.steps <= 0.8 * guard.MOST_STEPS, query.name
