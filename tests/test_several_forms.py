"""A paper that is there in several forms is one letter: the best form is read, the others are told as its files."""

import io
import itertools
from collections import Counter
from pathlib import Path

import pytest

from kg.build import Source, build, sources
from kg.report import Tally
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.query import Solutions
from tests.conftest import Kg
from tests.listed import as_bytes, document
from tests.read.forms import forms, zipped

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


FOUR = ("a.xml", "a.html", "a.docx", "a.pdf")


@pytest.mark.parametrize("order", list(itertools.permutations(FOUR))[::5], ids=" ".join)
@pytest.mark.parametrize("written", [1, 512])
def test_one_paper_in_four_forms_counts_once_in_any_order(
    tmp_path: Path, order: tuple[str, ...], written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the store has written the worse form before the better one comes."""
    monkeypatch.setattr("kg.build.WRITTEN_TOGETHER", written)
    with Store.create_or_open(tmp_path / "store") as store:
        tally = Tally()
        for built in build([SOURCES[name] for name in order], store):
            tally.add(built)
        assert tally.summary("s").startswith("4 files: 1 new, 3 further forms of letters that are there")
        assert files(store) == (["a.xml"], sorted(FOUR[1:]))


@pytest.mark.parametrize("first", FOUR)
def test_a_better_form_of_a_letter_that_an_earlier_build_read_is_a_change(tmp_path: Path, first: str) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        assert [built.status for built in build([SOURCES[first]], store)] == ["loaded"]
        counts = Counter(built.status for built in build([SOURCES[name] for name in sorted(FOUR)], store))
        assert counts == Counter(unchanged=1, form=3 - (first != "a.xml"), replaced=int(first != "a.xml"))


def test_a_folder_and_a_zip_of_one_paper_count_alike(tmp_path: Path, kg: Kg) -> None:
    (tmp_path / "in").mkdir()
    for name in FOUR:
        (tmp_path / "in" / name).write_bytes(forms()[name])
    (tmp_path / "in.zip").write_bytes(zipped({name: forms()[name] for name in FOUR}))
    for place in ("in", "in.zip"):
        told = kg("build", str(tmp_path / place), "--store", str(tmp_path / f"{place}.store"))
        assert told.stdout.startswith("4 files: 1 new, 3 further forms of letters that are there"), told.stderr


def test_two_files_of_one_form_that_differ_are_told_apart(tmp_path: Path) -> None:
    other = Source("b.xml", forms()["a.xml"].replace(b"Veldkamp", b"Bot"))
    with Store.create_or_open(tmp_path / "store") as store:
        first, second = build([SOURCES["a.xml"], other], store)
        assert (first.status, second.status) == ("loaded", "clash")
        assert (second.reason or "").endswith(" too and says something else; remove one of the two.")


@pytest.mark.parametrize("order", [("koop", "tk"), ("tk", "koop")], ids=" ".join)
def test_the_publication_outranks_the_chambers_copy_of_the_same_form(tmp_path: Path, order: tuple[str, ...]) -> None:
    """Both services have a paper as HTML, and their bytes differ."""
    there = {"koop": forms()["a.html"], "tk": forms()["a.html"].replace(b"</body>", b"\n</body>")}
    paths = {}
    for name in order:
        path = paths[name] = tmp_path / name / "kst-21501-02-2976.html"
        path.parent.mkdir()
        path.write_bytes(there[name])
    beside = paths["tk"].with_name("kst-21501-02-2976.metadata.json")
    beside.write_bytes(as_bytes(document()))
    with Store.create_or_open(tmp_path / "store") as store:
        built = {one.path: one.status for one in build(sources([str(paths[name]) for name in order]), store)}
        assert sorted(built.values()) in (["form", "loaded"], ["form", "form"]), built
        answer = store.ask(
            "SELECT ?n { ?g foaf:primaryTopic ?l ; prov:wasDerivedFrom ?f OPTIONAL { ?f kg:chamberNumber ?n } }"
        )
        assert isinstance(answer, Solutions)
        assert [row[0] for row in answer] == [None], "it is made of the publication"
        assert {one.status for one in build(sources([str(path) for path in paths.values()]), store)} == {"unchanged"}


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


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_bears_another_name_is_told_by_that(tmp_path: Path, jobs: int) -> None:
    """The same bytes are not read again, and the store is that of a build of these files alone."""
    before, after = (
        [SOURCES["a.xml"], SOURCES["a.pdf"]],
        [Source(f"map/b.{end}", forms()[f"a.{end}"]) for end in ("xml", "pdf")],
    )
    with Store.create_or_open(tmp_path / "store") as store:
        list(build(before, store))
        assert [built.status for built in build(after, store, jobs)] == ["replaced", "replaced"]
        assert files(store) == (["b.xml"], ["b.pdf"])
        assert [built.status for built in build(after, store, jobs)] == ["unchanged", "unchanged"]
        renamed = exported(store)
    with Store.create_or_open(tmp_path / "anew") as store:
        list(build(after, store))
        assert exported(store) == renamed


def test_a_copy_under_another_name_does_not_rename_the_first(tmp_path: Path) -> None:
    both = [SOURCES["a.xml"], Source("copy.xml", forms()["a.xml"])]
    with Store.create_or_open(tmp_path / "store") as store:
        assert [built.status for built in build(both, store)] == ["loaded", "repeated"]
        assert [built.status for built in build(both, store)] == ["unchanged", "repeated"]
        assert files(store) == (["a.xml"], [])
