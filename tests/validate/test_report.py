"""Reports: what a reader, a program and a SHACL tool are told of the same results."""

import json
import re
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef

from kg.errors import KamergraafError
from kg.rdf.namespaces import DCTERMS, DEFAULT_BASE, KG, OA
from kg.report import reports_of_paths
from kg.validate import Language, Report, as_html, as_json, as_text, as_turtle, graph_of, validate, validate_all

LETTER = Path(__file__).parent.parent / "shapes" / "letter.ttl"
SUBJECT = URIRef(DEFAULT_BASE + "id/kamerstuk/21501-02-2976")


def good() -> Graph:
    return Graph().parse(LETTER, format="turtle")


def nameless() -> Graph:
    """The good letter without its anomaly: nothing to remark."""
    graph = good()
    graph.remove((None, RDF.type, KG.Anomaly))
    return graph


def misquoted(words: str = "Den Bosch") -> Graph:
    """The letter with a quote that does not stand at its position."""
    graph = good()
    selector = next(graph.subjects(OA.exact, Literal("Den Haag")))
    graph.set((selector, OA.exact, Literal(words)))
    return graph


@lru_cache
def reports() -> tuple[Report, ...]:
    return tuple(validate_all([("good.ttl", good()), ("bad.ttl", misquoted()), ("none.ttl", Graph())]))


def test_a_letter_that_contradicts_itself_is_loaded_and_one_misquoted_is_not() -> None:
    assert [report.conforms for report in reports()] == [True, False, True]
    assert [len(report.warnings) for report in reports()] == [1, 1, 0]
    assert [report.letters for report in reports()] == [("kst-21501-02-2976",), ("kst-21501-02-2976",), ()]


def test_the_gravest_comes_first_and_tells_the_words_and_their_place() -> None:
    first = reports()[1].results[0]
    assert (first.rule, first.letter) == ("E4", "kst-21501-02-2976")
    assert [quote.text for quote in first.quotes] == ["Den Bosch"]
    assert first.quotes[0].start == 169


TEXTS: dict[Language, str] = {
    "nl": """\
good.ttl
  waarschuwing · regel A1: De aangehaalde woorden spreken de brief, zijn opmaak, een andere brief of het register tegen.
    “14 november jl.” is een dag vóór de brief, maar valt erna.
    woorden: “14 november jl.” (bij teken 325)
    wat te doen: Lees de woorden in de brief na: zulke vergissingen komen in echte brieven voor. De brief wordt \
gewoon geladen.
none.ttl: geen brief gevonden in deze graaf
1 brief, 0 fouten, 1 waarschuwing, 0 ter informatie.
""",
    "en": """\
good.ttl
  warning · rule A1: The quoted words contradict the letter, its markup, another letter or the register.
    “14 november jl.” means a day before the letter, but falls after it.
    words: “14 november jl.” (at character 325)
    what to do: Read the words in the letter: such slips do occur in real letters. The letter is loaded all the same.
none.ttl: no letter found in this graph
1 letter, 0 errors, 1 warning, 0 for information.
""",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_text_reads_as_written_here(language: Language) -> None:
    assert as_text([reports()[0], reports()[2]], language) == TEXTS[language]


def test_the_text_counts_what_is_not_loaded() -> None:
    assert as_text(reports()).splitlines()[-1] == "2 letters, 1 error, 2 warnings, 0 for information; 1 not loaded."
    assert as_text([validate(nameless(), name="a")]).startswith("a: no remarks\n")


def test_the_text_of_a_hostile_letter_commands_no_terminal_and_stays_short() -> None:
    text = as_text([validate(misquoted("\x1b[2J\r\n" + "x" * 5000), name="\x1b]0;x\x07.ttl")])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)
    assert max(map(len, text.splitlines())) < 400


def test_json_holds_both_languages_and_every_key() -> None:
    whole = json.loads("".join(as_json(reports())))
    assert [graph["conforms"] for graph in whole] == [True, False, True]
    assert whole[1]["counts"] == {"violation": 1, "warning": 1, "info": 0}
    first = whole[1]["results"][0]
    assert first["words"] == [{"text": "Den Bosch", "start": 169}]
    assert first["message"].keys() == {"nl", "en"}
    assert first["constraint"].endswith("#SPARQLConstraintComponent")
    assert json.loads("".join(as_json([]))) == []


def test_the_shacl_report_of_several_letters_is_one_and_the_same_each_time() -> None:
    text = as_turtle(reports())
    graph = Graph().parse(data=text, format="turtle")
    assert len(list(graph.subjects(RDF.type, SH.ValidationReport))) == 1
    results = set(graph.objects(None, SH.result))
    assert len(results) == 3
    for result in results:
        for predicate in (SH.focusNode, SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent):
            assert len(list(graph.objects(result, predicate))) == 1, predicate
    assert text == as_turtle(reports())


def test_a_shacl_report_with_no_result_conforms_and_one_with_a_warning_does_not() -> None:
    assert (None, SH.conforms, Literal(True)) in graph_of([validate(nameless())])
    assert (None, SH.conforms, Literal(False)) in graph_of([reports()[0]])


def test_a_path_of_several_steps_is_a_list_in_the_shacl_report() -> None:
    graph = good()
    graph.remove((SUBJECT, KG.signedBy, None))
    report = validate(graph)
    told = graph_of([report, report])
    paths = list(told.objects(None, SH.resultPath))
    assert report.violations[0].path == "kg:signature/kg:person"
    assert len(set(paths)) == 2
    for path in paths:
        assert list(told.items(path)) == [KG.signature, KG.person]


def test_blank_nodes_of_two_files_do_not_meet_in_one_report() -> None:
    graph = Graph()
    graph.add((BNode("same"), RDF.type, KG.Dossier))
    told = graph_of([validate(graph), validate(graph)])
    assert len(set(told.objects(None, SH.focusNode))) == 2


class Reader(HTMLParser):
    """Collects the tags, and the text that a person sees."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert not reader.open
    return reader


@pytest.mark.parametrize("language", TEXTS)
def test_the_page_is_whole_and_stands_alone(language: Language) -> None:
    page = as_html(reports(), language)
    reader = read(page)
    assert f'<html lang="{language}">' in page
    assert reader.tags.count("h1") == 1
    assert reader.tags.count("h2") == 3
    assert not {"script", "link", "img", "iframe"} & set(reader.tags)
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(""", page)
    assert "Den Bosch" in reader.text


def test_a_hostile_letter_puts_no_tag_into_the_page() -> None:
    words = "<script>alert(1)</script>\"'&"
    reader = read(as_html([validate(misquoted(words), name=words)]))
    assert "script" not in reader.tags
    assert words in reader.text


def test_a_letter_among_several_in_one_graph_is_told_by_its_number() -> None:
    graph = good()
    other = URIRef(DEFAULT_BASE + "id/brief/0123456789abcdef")
    graph.add((other, RDF.type, KG.Letter))
    graph.add((other, DCTERMS.title, Literal("Letter", lang="en")))
    report = validate(graph)
    assert report.letters == (str(other), "kst-21501-02-2976")
    assert {result.letter for result in report.results} == set(report.letters)
    assert f" {other}\n" in as_text([report])


PAPER = """<?xml version="1.0"?>
<officiele-publicatie><kamerstuk><dossier><dossiernummer><dossiernr>29279</dossiernr></dossiernummer>
<titel>Recht</titel>
</dossier><stuk><stuknr><ondernummer kamer="2">12</ondernummer></stuknr>
<titel>Brief van de minister van Justitie</titel>
<vrije-tekst><tekst><al>Den Haag, 3 mei 2010</al><al>Hierbij zend ik u de nota.</al></tekst></vrije-tekst></stuk>
</kamerstuk></officiele-publicatie>
"""


def test_letters_and_rdf_of_one_ending_are_told_apart_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "kst-29279-12.xml").write_text(PAPER, encoding="utf-8")
    (tmp_path / "kst-29279-12.metadata.xml").write_text("<metadata/>", encoding="utf-8")
    (tmp_path / "graph.xml").write_bytes(good().serialize(format="xml", encoding="utf-8"))
    errors: list[KamergraafError] = []
    reports = list(reports_of_paths([str(tmp_path)], errors.append))
    assert errors == []
    assert [report.name for report in reports] == ["kst-29279-12", str(tmp_path / "graph.xml")]


def test_an_anomaly_tells_what_the_graph_says_of_it() -> None:
    (anomaly,) = reports()[0].results
    assert anomaly.detail is not None
    said = {str(text) for text in good().objects(anomaly.focus, RDFS.comment)}
    assert {anomaly.detail.nl, anomaly.detail.en} == said
