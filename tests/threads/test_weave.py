"""Threads across letters, woven from real builds: what follows, what does not, and the same in any order."""

import io
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import Source, build
from kg.rdf.namespaces import DEFAULT_BASE
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.query import Boolean, GraphAnswer, Solutions
from kg.threads import rules, weave, woven_graph
from kg.validate import validate
from tests.conftest import SAMPLES, Kg

BUZA = ("Buitenlandse Zaken", "C.C.J. Veldkamp")
DEFENSIE = ("Defensie", "R.P. Brekelmans")


@dataclass(frozen=True)
class Brief:
    """A short letter to write to a file; ``number`` in dossier 21 501-02."""

    number: int
    day: str
    body: str
    by: tuple[str, str] = BUZA
    to: str = "Tweede Kamer"

    @property
    def source(self) -> Source:
        ministry, name = self.by
        text = (
            "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n\n"
            f"Nr. {self.number} Brief van de minister van {ministry}\n\n"
            f"Aan de Voorzitter van de {self.to} der Staten-Generaal\n\nDen Haag, {self.day}\n\n{self.body}\n\n"
            f"De minister van {ministry},\n{name}\n"
        )
        return Source(f"{self.number}.txt", text.encode())


def built(tmp_path: Path, letters: Iterable[Brief]) -> Store:
    store = Store.create_or_open(tmp_path / "store")
    found = list(build([letter.source for letter in letters], store))
    assert all(one.status in ("loaded", "unchanged") for one in found), [one.reason for one in found]
    return store


def links(store: Store, *rule: str) -> set[tuple[str, str, str]]:
    """What the named rules conclude: subject, property, object, each by its last segments."""
    inference = "?i kg:rule ?rule ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
    query = f"SELECT ?rule ?s ?p ?o {{ ?i a kg:Inference . {inference} }}"
    answer = store.ask(query)
    assert isinstance(answer, Solutions)
    rows = [[str(getattr(term, "value", term)) for term in row] for row in answer]
    return {(_short(s), p.rpartition("#")[2], _short(o)) for name, s, p, o in rows if not rule or name in rule}


def _short(iri: str) -> str:
    return iri.removeprefix(f"{DEFAULT_BASE}id/").removeprefix("kamerstuk/21501-02-")


AGENDA = Brief(
    2961,
    "8 november 2024",
    "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024, met het oog op "
    "het commissiedebat van 14 november 2024.\n\nNa afloop van de Raad zal ik uw Kamer een verslag toesturen.",
)
REPORT = Brief(
    2979,
    "25 november 2024",
    "Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 18 november 2024.",
)
LATER = Brief(2990, "9 december 2024", "In de Raad Buitenlandse Zaken van 18 november 2024 is over Georgië gesproken.")
RBZ = "raad/RBZ/2024-11-18"


def test_a_meeting_runs_from_agenda_to_debate_to_report_to_later_letters(tmp_path: Path) -> None:
    with built(tmp_path, [AGENDA, REPORT, LATER]) as store:
        assert links(store) == {
            (RBZ, "agendaLetter", "2961"),
            (RBZ, "preparedIn", "debat/tk/2024-11-14/commissiedebat"),
            (RBZ, "reportLetter", "2979"),
            (RBZ, "laterReference", "2990"),
            ("2961/toezegging/1", "fulfilledBy", "2979"),
        }


DEBATE = (
    "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024. "
    "In het commissiedebat van {} sprak ik u daarover."
)


@pytest.mark.parametrize("day", ["24 oktober 2024", "21 november 2024"])
def test_a_debate_before_the_agenda_or_after_the_meeting_prepares_nothing(tmp_path: Path, day: str) -> None:
    with built(tmp_path, [Brief(2961, "8 november 2024", DEBATE.format(day))]) as store:
        assert not links(store, "prepared-in")


def test_a_report_keeps_no_promise_of_another_ministry_or_another_meeting(tmp_path: Path) -> None:
    other = Brief(2980, "20 december 2024", REPORT.body.replace("18 november", "16 december"))
    with built(tmp_path, [AGENDA, other, Brief(2981, "25 november 2024", REPORT.body, DEFENSIE)]) as store:
        assert not links(store, "report-promised")


def test_a_report_of_before_the_promise_does_not_keep_it(tmp_path: Path) -> None:
    promise = Brief(2995, "2 december 2024", "Ik zal u een nader verslag van de RBZ van 18 november 2024 toesturen.")
    with built(tmp_path, [REPORT, promise]) as store:
        assert not links(store, "report-promised")


def test_a_meeting_of_two_days_is_one_under_either(tmp_path: Path) -> None:
    two = "Hierbij bied ik u de geannoteerde agenda aan van de Raad Algemene Zaken van 18 en 19 november 2024."
    one = "Hierbij bied ik u het verslag aan van de Raad Algemene Zaken van 19 november 2024."
    with built(tmp_path, [Brief(2961, "8 november 2024", two), Brief(2979, "25 november 2024", one)]) as store:
        assert ("raad/RAZ/2024-11-19", "sameAs", "raad/RAZ/2024-11-18") in links(store, "same-meeting")
        assert ("raad/RAZ/2024-11-18", "reportLetter", "2979") in links(store)


MONTH = Brief(2950, "1 oktober 2024", "In de RBZ van november wordt over Georgië gesproken.")


def test_a_meeting_known_by_its_month_is_the_one_of_that_month(tmp_path: Path) -> None:
    with built(tmp_path, [MONTH, REPORT]) as store:
        assert links(store, "same-meeting") == {("raad/RBZ/2024-11", "sameAs", RBZ)}


@pytest.mark.parametrize(
    ("day", "named", "later"),
    [
        ("9 december 2024", "van november", True),
        ("19 november 2024", "van november", False),  # before its last day
        ("9 december 2024", "van oktober", False),  # no such meeting is known
        ("9 december 2024", "van 19 november 2024", True),
    ],
)
def test_a_later_letter_may_name_a_meeting_of_two_days_by_its_month(
    tmp_path: Path, day: str, named: str, later: bool
) -> None:
    two = Brief(2961, "8 november 2024", AGENDA.body.replace("van 18 november", "van 18 en 19 november"))
    names = Brief(2990, day, f"In de Raad Buitenlandse Zaken {named} is over Georgië gesproken.")
    with built(tmp_path, [two, names]) as store:
        assert links(store, "later-reference") == ({(RBZ, "laterReference", "2990")} if later else set())


def test_the_report_of_a_meeting_is_no_later_letter_under_another_of_its_names(tmp_path: Path) -> None:
    two = Brief(
        2979,
        "25 november 2024",
        "Hierbij zend ik u het verslag van de Raad Algemene Zaken van 18 en 19 november 2024.\n\n"
        "Tijdens de Raad Algemene Zaken van 19 november 2024 is over Georgië gesproken.",
    )
    with built(tmp_path, [two]) as store:
        assert ("raad/RAZ/2024-11-18", "reportLetter", "2979") in links(store)
        assert not links(store, "later-reference")


def test_a_month_with_two_meetings_decides_nothing(tmp_path: Path) -> None:
    second = Brief(2985, "2 december 2024", "De Raad Buitenlandse Zaken van 28 november 2024 is geweest.")
    with built(tmp_path, [MONTH, REPORT, second]) as store:
        assert not links(store, "same-meeting")


PROMISE = Brief(2900, "9 mei 2024", "Ik zal u in het najaar een overzicht van de uitgaven toesturen.")
KEPT = "Hiermee kom ik mijn toezegging na uit mijn brief van 9 mei 2024 (Kamerstuk 21 501-02, nr. 2900)."


def test_a_promise_is_kept_by_the_letter_that_says_so_and_cites_it(tmp_path: Path) -> None:
    with built(tmp_path, [PROMISE, Brief(2999, "2 december 2024", KEPT)]) as store:
        assert links(store, "promise-named") == {("2900/toezegging/1", "fulfilledBy", "2999")}


def test_which_of_two_promises_is_kept_stays_open_unless_the_words_tell(tmp_path: Path) -> None:
    two = Brief(2900, "9 mei 2024", f"{PROMISE.body}\n\nOok zal ik u een reactie op het advies sturen.")
    told = KEPT.replace("toezegging na", "toezegging na om u een overzicht te geven")
    with built(tmp_path / "a", [two, Brief(2999, "2 december 2024", KEPT)]) as store:
        assert not links(store, "promise-named")
    with built(tmp_path / "b", [two, Brief(2999, "2 december 2024", told)]) as store:
        assert links(store, "promise-named") == {("2900/toezegging/1", "fulfilledBy", "2999")}


ASKED = "het verzoek van het lid Piri van 22 oktober 2024"
LATE = Brief(
    2950,
    "1 november 2024",
    f"Aan {ASKED} kan ik niet binnen de gestelde termijn voldoen: het onderzoek loopt nog.",
)
ANSWER = Brief(2970, "15 november 2024", f"Met deze brief voldoe ik aan {ASKED} om een reactie.")


def test_a_request_is_answered_by_the_letter_that_meets_it_and_not_by_one_of_delay(tmp_path: Path) -> None:
    with built(tmp_path, [LATE]) as store:
        assert not links(store, "request-answered")
        list(build([ANSWER.source], store))
        assert links(store, "request-answered") == {
            ("2950/verzoek/1", "answeredBy", "2970"),
            ("2970/verzoek/1", "answeredBy", "2970"),
        }


def test_a_sentence_that_only_promises_answers_nothing_though_its_letter_answers_another(tmp_path: Path) -> None:
    both = Brief(
        2950,
        "1 november 2024",
        f"Op {ASKED} zal ik voor het kerstreces schriftelijk reageren.\n\n"
        "Met deze brief voldoe ik aan het verzoek van het lid Boswijk van 23 oktober 2024 om een reactie.",
    )
    with built(tmp_path, [both, ANSWER]) as store:
        assert links(store, "request-answered") == {
            ("2950/verzoek/1", "answeredBy", "2970"),
            ("2950/verzoek/2", "answeredBy", "2950"),
            ("2970/verzoek/1", "answeredBy", "2970"),
        }


def test_a_motion_is_reported_in_a_letter_by_the_words_that_say_so(tmp_path: Path) -> None:
    told = Brief(2950, "1 november 2024", "Aan de motie-Piri (Kamerstuk 21 501-02, nr. 2900) geef ik uitvoering.")
    with built(tmp_path, [told]) as store:
        assert links(store, "motion-reported") == {("2900", "reportedIn", "2950")}
        assert not broken(store)


def test_every_inference_rests_on_words(tmp_path: Path) -> None:
    with built(tmp_path, [AGENDA, REPORT, LATER, MONTH, PROMISE, Brief(2999, "2 december 2024", KEPT)]) as store:
        bare = "ASK { ?i a kg:Inference FILTER NOT EXISTS { ?i prov:wasDerivedFrom/oa:hasTarget ?place } }"
        assert len(links(store)) > 5
        assert not yes(store, bare)
        assert not broken(store)


def statuses(store: Store) -> dict[str, str]:
    """How each commitment stands, by its last segments; only one status each, told in no letter's own graph."""
    answer = store.ask("SELECT ?graph ?c ?status { GRAPH ?graph { ?c kg:status ?status } }")
    assert isinstance(answer, Solutions)
    rows = [[str(getattr(term, "value", term)) for term in row] for row in answer]
    assert {graph for graph, _, _ in rows} <= {store.graph_iri("threads")}
    assert len({commitment for _, commitment, _ in rows}) == len(rows)
    return {_short(commitment): status.rpartition("/")[2] for _, commitment, status in rows}


def test_a_commitment_is_open_until_a_letter_keeps_it(tmp_path: Path) -> None:
    kept = Brief(2999, "2 december 2024", KEPT)
    with built(tmp_path, [PROMISE]) as store:
        assert statuses(store) == {"2900/toezegging/1": "openstaand"}
        list(build([kept.source], store))
        assert statuses(store) == {"2900/toezegging/1": "voldaan", "2999/nagekomen/1": "voldaan"}
        list(build([Brief(2999, "2 december 2024", "Over Georgië is niets te melden.").source], store))
        assert statuses(store) == {"2900/toezegging/1": "openstaand"}


def test_a_commitment_kept_in_part_is_so_until_one_keeps_the_rest(tmp_path: Path) -> None:
    part = Brief(2999, "2 december 2024", KEPT.replace("kom ik mijn toezegging", "kom ik gedeeltelijk mijn toezegging"))
    with built(tmp_path, [PROMISE, part]) as store:
        assert statuses(store) == {"2900/toezegging/1": "deels-voldaan", "2999/nagekomen/1": "deels-voldaan"}
        list(build([Brief(3001, "9 december 2024", KEPT).source], store))
        assert statuses(store)["2900/toezegging/1"] == "voldaan"
        assert not broken(store)


def test_what_a_list_says_of_a_commitment_stands(tmp_path: Path) -> None:
    said = f"<{DEFAULT_BASE}id/kamerstuk/21501-02-2900/toezegging/1> kg:status code:vervallen"
    with built(tmp_path, [PROMISE]) as store:
        graph, status = store.graph_iri("list"), _triple(store, said)
        store.change_graph(graph, add=[status], remove=[])
        list(build([Brief(2999, "2 december 2024", KEPT).source], store))
        answer = store.ask(f"SELECT ?status {{ <{status.subject.value}> kg:status ?status }}")
        assert isinstance(answer, Solutions)
        assert [row[0] for row in answer] == [status.object]


def _triple(store: Store, said: str) -> ox.Triple:
    answer = store.ask(f"CONSTRUCT {{ {said} }} WHERE {{}}")
    assert isinstance(answer, GraphAnswer)
    return next(iter(answer))


def yes(store: Store, query: str) -> bool:
    answer = store.ask(query)
    assert isinstance(answer, Boolean)
    return answer.value


def odd(store: Store) -> list[str]:
    told = "?m a kg:Anomaly ; rdfs:comment ?said FILTER(LANG(?said) = 'en')"
    query = f"SELECT ?said {{ GRAPH <{store.graph_iri('threads')}> {{ {told} }} }}"
    answer = store.ask(query)
    assert isinstance(answer, Solutions)
    return sorted(str(getattr(row[0], "value", row[0])) for row in answer)


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (
            "Kamerstuk 21 501-02, nr. 2979",
            ["The letter of 2024-11-08 cites kst-21501-02-2979, which is of 2024-11-25."],
        ),
        (
            "Kamerstukken II 2022/23, 21 501-02, nr. 2900",
            ["Cited with session 2022-2023, but kst-21501-02-2900 is of 2024-05-09."],
        ),
        ("Kamerstukken II 2023/24, 21 501-02, nr. 2900", []),
        ("Kamerstuk 21 501-02, nr. 2901", []),
    ],
)
def test_a_citation_that_cannot_be_is_told_with_its_words(tmp_path: Path, citation: str, said: list[str]) -> None:
    citing = Brief(2961, "8 november 2024", f"Ik verwijs naar mijn eerdere brief ({citation}).")
    with built(tmp_path, [PROMISE, REPORT, citing]) as store:
        assert odd(store) == said


def test_a_paper_knows_who_cites_it_before_and_after_it_arrives(tmp_path: Path) -> None:
    citing = Brief(2961, "8 november 2024", "Ik verwijs naar mijn brief (Kamerstuk 21 501-02, nr. 2900).")
    query = "ASK { <id/kamerstuk/21501-02-2900> dcterms:isReferencedBy <id/kamerstuk/21501-02-2961> }"
    with built(tmp_path, [citing]) as store:
        assert yes(store, query)
        list(build([PROMISE.source], store))
        assert yes(store, query)


def test_what_no_longer_follows_is_taken_back(tmp_path: Path) -> None:
    with built(tmp_path, [AGENDA, REPORT]) as store:
        changed = Brief(REPORT.number, REPORT.day, "Over de Raad heb ik niets te melden.")
        list(build([changed.source], store))
        assert not links(store, "report-letter", "report-promised")
        assert links(store, "agenda-letter")
        named = {quad.triple for graph in store.graphs() for quad in store.quads(graph)}
        assert {quad.triple for quad in store.quads()} == named


def test_nothing_new_is_asked_where_nothing_changed(tmp_path: Path) -> None:
    with built(tmp_path, [AGENDA, REPORT]) as store:
        assert not weave(store).asked
        store.change_graph(store.graph_iri("threads"), add=[], remove=[_state(store)])  # as a kill -9 leaves it
        assert weave(store).asked
        assert not weave(store).asked


def _state(store: Store) -> ox.Triple:
    version = ox.NamedNode("https://schema.org/version")
    return next(quad.triple for quad in store.quads(store.graph_iri("threads")) if quad.predicate == version)


def exported(store: Store) -> bytes:
    output = io.BytesIO()
    export(store, output, "nq")
    return output.getvalue()


def test_the_samples_give_the_same_bytes_in_any_order_and_in_any_number_of_builds(tmp_path: Path) -> None:
    files = [Source(str(path), path.read_bytes()) for path in sorted(SAMPLES.iterdir())]
    with Store.create_or_open(tmp_path / "one") as store:
        list(build(files, store))
        once = exported(store)
        assert not broken(store)
    shuffled = random.Random(7).sample(files, len(files))
    with Store.create_or_open(tmp_path / "other") as store:
        for file in shuffled:
            list(build([file], store))
        assert exported(store) == once


def broken(store: Store) -> list[str]:
    """Which rules the graph of threads breaks."""
    return [result.rule for result in validate(to_rdflib(woven_graph(store))).violations]


def test_every_rule_says_what_it_concludes_in_both_languages() -> None:
    assert [rule.said.name for rule in rules()]
    assert all(rule.said.nl.endswith(".") and rule.said.en.endswith(".") for rule in rules())


def test_kg_validate_tells_what_contradicts_another_letter_with_its_words(tmp_path: Path, kg: Kg) -> None:
    citing = Brief(2961, "8 november 2024", "Ik verwijs naar mijn brief (Kamerstuk 21 501-02, nr. 2979).")
    built(tmp_path, [REPORT, citing]).close()
    done = kg("validate", "--store", tmp_path / "store")
    assert done.returncode == 0
    assert "warning · rule A1" in done.stdout
    assert "The letter of 2024-11-08 cites kst-21501-02-2979, which is of 2024-11-25." in done.stdout
    assert "“Kamerstuk 21 501-02, nr. 2979”" in done.stdout
    assert "\nkst-21501-02-2961\n" in f"\n{done.stdout}"  # it stands under the letter that cites
    assert "threads" not in done.stdout


def test_kg_build_counts_what_contradicts_another_letter(tmp_path: Path, kg: Kg) -> None:
    citing = Brief(2961, "8 november 2024", "Ik verwijs naar mijn brief (Kamerstuk 21 501-02, nr. 2979).")
    for brief in (REPORT, citing):
        (tmp_path / brief.source.path).write_bytes(brief.source.data or b"")
    sound = kg("build", tmp_path / REPORT.source.path, "--store", tmp_path / "store")
    assert "contradict" not in sound.stdout
    done = kg("build", tmp_path / citing.source.path, "--store", tmp_path / "store")
    assert "In the store 1 mention contradicts another letter; kg query --named anomalies tells which." in done.stdout
