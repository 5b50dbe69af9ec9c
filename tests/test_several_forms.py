"""A paper that is there in several forms is one letter: the best form is read, the others are told as its files."""

import io
import itertools
from pathlib import Path

import pytest

from kg.build import Source, build, sources
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.query import Solutions
from tests.read.forms import forms

BEST_FIRST = ("a.xml", "a.html", "a.docx", "a.odt", "a.pdf")
SOURCES = {name: Source(name, data) for name, data in forms().items()}


def exported(store: Store) -> bytes:
    output = io.BytesIO()
    export(store, output, "nq")
    return output.getvalue()


def files(store: Store) -> tuple[list[str], list[str]]:
    """The name of the file that the letter is made from, and those of its further files."""
    found = []
    for told in ("?graph prov:wasDerivedFrom ?file", "?file prov:alternateOf ?used"):
        answer = store.ask(f"SELECT DISTINCT ?name {{ {told} . ?file schema:name ?name }} ORDER BY ?name")
        assert isinstance(answer, Solutions)
        found.append([str(getattr(row[0], "value", "")) for row in answer])
    return found[0], found[1]


@pytest.mark.parametrize("order", list(itertools.permutations(("a.xml", "a.docx", "a.pdf"))), ids=" ".join)
@pytest.mark.parametrize("runs", [1, 3])
def test_the_best_form_is_read_in_any_order_and_any_number_of_builds(
    tmp_path: Path, order: tuple[str, ...], runs: int
) -> None:
    with Store.create_or_open(tmp_path / "one") as store:
        list(build([SOURCES[name] for name in ("a.xml", "a.docx", "a.pdf")], store))
        once = exported(store)
    with Store.create_or_open(tmp_path / "other") as store:
        for part in [order] if runs == 1 else [[name] for name in order]:
            for built in build([SOURCES[name] for name in part], store):
                assert built.status in ("loaded", "replaced", "form"), built.reason
        assert files(store) == (["a.xml"], ["a.docx", "a.pdf"])
        assert exported(store) == once


def test_all_forms_together_give_the_same_letter_as_the_best_alone(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        statuses = [built.status for built in build(SOURCES.values(), store)]
        assert statuses == ["loaded", "form", "form", "form", "form"]
        assert files(store) == (["a.xml"], sorted(BEST_FIRST[1:]))
        assert [built.status for built in build(SOURCES.values(), store)] == ["unchanged"] * 5


def test_two_files_of_one_form_that_differ_are_told_apart(tmp_path: Path) -> None:
    other = Source("b.xml", forms()["a.xml"].replace(b"Veldkamp", b"Bot"))
    with Store.create_or_open(tmp_path / "store") as store:
        first, second = build([SOURCES["a.xml"], other], store)
        assert (first.status, second.status) == ("loaded", "clash")


def test_a_changed_best_form_keeps_the_further_files(tmp_path: Path) -> None:
    changed = Source("a.xml", forms()["a.xml"].replace(b"nader informeren", b"opnieuw informeren"))
    with Store.create_or_open(tmp_path / "store") as store:
        list(build([SOURCES["a.xml"], SOURCES["a.pdf"]], store))
        assert [built.status for built in build([changed], store)] == ["replaced"]
        assert files(store) == (["a.xml"], ["a.pdf"])


def test_the_metadata_beside_a_paper_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in ("metadata.xml", "metadata_owms.xml", "kst-1-2.metadata.xml", "letter.xml"):
        (tmp_path / name).write_bytes(b"<metadata_gegevens/>")
    assert [Path(source.path).name for source in sources([str(tmp_path)])] == ["letter.xml"]
