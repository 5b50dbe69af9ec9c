"""kg build: from files to a store, again and again."""

import io
import os
import random
import shutil
import signal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import build as building
from kg import validate
from kg.build import Source, build, letter_graph, read_letter, sources
from kg.rdf.namespaces import KG, OA
from kg.store.embedded import Store
from kg.store.export import export
from tests.conftest import SAMPLES, Kg

AGENDA = SAMPLES / "kst-21501-02-9001.md"
TEXT = AGENDA.read_text(encoding="utf-8")


def statements(store: Store) -> set[str]:
    return {str(quad) for graph in store.graphs() for quad in store.quads(graph)}


def built(store: Path, *paths: Path, base: str | None = None) -> list[tuple[str, str | None]]:
    with Store.create_or_open(store, base) as target:
        return [(done.status, done.id) for done in build(sources(map(str, paths)), target)]


def test_one_source_given_twice_counts_once(tmp_path: Path) -> None:
    source = Source("a.md", AGENDA.read_bytes())
    with Store.create_or_open(tmp_path / "s", None) as store:
        assert [done.status for done in build([source, source], store)] == ["loaded", "repeated"]


def test_all_samples_are_loaded_each_in_its_own_graph(tmp_path: Path) -> None:
    letters = sorted(SAMPLES.iterdir())
    assert len(letters) >= 12
    assert {status for status, _ in built(tmp_path / "s", SAMPLES)} == {"loaded"}
    with Store.open(tmp_path / "s") as store:
        assert len(store.graph_digests()) == len(letters)
        assert {store.graph_iri("reference"), store.graph_iri("dataset")} <= set(store.graphs())


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    built(tmp_path / "s", SAMPLES)
    with Store.open(tmp_path / "s") as store:
        before = statements(store)
    assert {status for status, _ in built(tmp_path / "s", SAMPLES)} == {"unchanged"}
    with Store.open(tmp_path / "s") as store:
        assert statements(store) == before


def test_a_changed_letter_replaces_its_graph_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    shutil.copytree(SAMPLES, folder)
    built(tmp_path / "s", folder)
    with Store.open(tmp_path / "s") as store:
        # what follows from several letters changes with each of them
        apart = [graph for graph in store.graphs() if "9001" not in graph and not graph.endswith("/threads")]
        others = {str(quad) for graph in apart for quad in store.quads(graph)}
    changed = TEXT.replace("€ 25 000 000", "€ 26 000 000").replace("nr. 9000)", "nr. 9099)")
    (folder / AGENDA.name).write_text(changed, encoding="utf-8")
    statuses = built(tmp_path / "s", folder)
    assert [status for status, name in statuses if name == "kst-21501-02-9001"] == ["replaced"]
    assert [status for status, _ in statuses].count("unchanged") == len(statuses) - 1
    with Store.open(tmp_path / "s") as store:
        now = statements(store)
        assert others <= now
        graph = store.graph_iri("kst-21501-02-9001")
        texts = "".join(str(quad) for quad in store.quads(graph))
    assert "21501-02-9099" in texts
    assert "21501-02-9000>" not in texts
    assert "26 000 000" in texts


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    letters = sorted(SAMPLES.iterdir())
    built(tmp_path / "a", *letters)
    built(tmp_path / "b", *reversed(letters))
    with Store.open(tmp_path / "a") as a, Store.open(tmp_path / "b") as b:
        assert statements(a) == statements(b)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces and batches of which few letters make several."""
    monkeypatch.setattr(building, "BATCH", 4)
    monkeypatch.setattr(building, "WRITTEN_TOGETHER", 10)


@pytest.mark.usefixtures("small_pieces")
def test_any_number_of_processes_and_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    for copy in (1, 2):
        for path in SAMPLES.glob("*900*"):
            text = path.read_text(encoding="utf-8").replace("900", f"9{copy}0").replace("verslag", f"verslag {copy}")
            (letters / f"{copy}-{path.name}").write_text(text, encoding="utf-8")
    paths = sorted(letters.iterdir())
    assert len(paths) > 20
    exports = []
    for name, jobs, order in (("a", 1, paths), ("b", 3, paths), ("c", 2, random.Random(1).sample(paths, len(paths)))):
        with Store.create_or_open(tmp_path / name) as store:
            found = list(build(sources(map(str, order)), store, jobs))
            assert [done.path for done in found] == list(map(str, order))
            output = io.BytesIO()
            export(store, output, "nquads")
            exports.append(output.getvalue())
            again = {done.status for done in build(sources(map(str, order)), store, jobs)}
            assert again == {"unchanged"}
    assert len(exports[0]) > 100_000
    assert exports[0] == exports[1]
    assert exports[0] == exports[2]


class Deadly(Source):
    """A source that ends the process which reads it, unless that is the test's own."""

    def bytes(self) -> bytes:
        if os.getppid() == self.member:
            os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("read by the writing process")


@pytest.mark.usefixtures("small_pieces")
def test_a_letter_that_ends_its_process_is_told_and_the_others_are_built(tmp_path: Path) -> None:
    letters = [Source(f"{n}.md", TEXT.replace("9001", f"8{n:03}").encode()) for n in range(11)]
    letters.insert(7, Deadly("deadly.md", member=os.getpid()))  # type: ignore[arg-type]
    with Store.create_or_open(tmp_path / "s") as store:
        found = list(build(letters, store, 2))
    (told,) = [done for done in found if done.status != "loaded"]
    assert told.status == "unreadable"
    why = "the process that read it ended (signal SIGKILL), perhaps for want of memory"
    assert told.reason == f"deadly.md: {why}; build it again by itself."


def test_what_another_version_of_the_program_made_is_made_anew_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kg: Kg
) -> None:
    letters = tmp_path / "letters"
    shutil.copytree(SAMPLES, letters)
    with monkeypatch.context() as patch:
        patch.setattr(building, "program", lambda: "0.0.9+00000000")
        built(tmp_path / "s", letters)
    changed = letters / AGENDA.name
    changed.write_text(TEXT.replace("€ 25 000 000", "€ 26 000 000"), encoding="utf-8")
    count = len(list(letters.iterdir()))
    with Store.open(tmp_path / "s") as store:
        assert building.outdated(store) == count
    found = kg("build", letters, "--store", tmp_path / "s")
    assert f"Another version of kg made {count} of the store's letters" in found.stderr
    told = f"1 changed, {count - 1} read anew since another version of kg made what was there"
    assert found.stdout.startswith(f"{count} files: {told}")
    again = kg("build", letters, "--store", tmp_path / "s")
    assert again.stdout.startswith(f"{count} files: {count} unchanged")
    assert "Another version" not in again.stderr
    built(tmp_path / "fresh", letters)
    with Store.open(tmp_path / "s") as ours, Store.open(tmp_path / "fresh") as fresh:
        assert statements(ours) == statements(fresh)


def test_another_base_gives_the_same_graph_under_that_base(tmp_path: Path) -> None:
    built(tmp_path / "a", AGENDA)
    built(tmp_path / "b", AGENDA, base="https://data.example.org/kg/")
    with Store.open(tmp_path / "a") as a, Store.open(tmp_path / "b") as b:
        assert b.base_iri == "https://data.example.org/kg/"
        graph = a.graph_iri("kst-21501-02-9001")
        ours = {str(quad) for quad in a.quads(graph)}
        theirs = {str(quad) for quad in b.quads(graph.replace(a.base_iri, b.base_iri))}
    for space in ("id", "graph"):
        ours = {line.replace(f"https://w3id.org/kamergraaf/{space}/", f"{b.base_iri}{space}/") for line in ours}
    assert ours == theirs


def test_letters_come_from_standard_input_too(kg: Kg, tmp_path: Path) -> None:
    done = kg("build", "-", "--store", tmp_path / "s", stdin=TEXT)
    assert done.returncode == 0
    assert done.stdout.startswith("1 file: 1 new")
    assert kg("build", AGENDA, "--store", tmp_path / "s").stdout.startswith("1 file: 1 changed"), "it has a name now"
    assert kg("build", "-", "--store", tmp_path / "s", stdin=TEXT).stdout.startswith("1 file: 1 unchanged")


def test_a_folder_is_walked_and_what_is_no_letter_by_its_name_passed_over(tmp_path: Path) -> None:
    deep = tmp_path / "letters" / "2024" / "rbz"
    deep.mkdir(parents=True)
    shutil.copy(AGENDA, deep)
    (deep / "picture.png").write_bytes(b"\x89PNG")
    (deep / ".hidden.md").write_text("x")
    (deep / "loop").symlink_to(tmp_path / "letters")
    assert [source.path for source in sources([str(tmp_path / "letters")])] == [str(deep / AGENDA.name)]


def test_links_in_a_circle_are_told_in_a_sentence_and_the_rest_is_built(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    shutil.copy(AGENDA, letters / "z.md")
    (letters / "a.md").symlink_to(letters / "b.md")
    (letters / "b.md").symlink_to(letters / "a.md")
    (letters / "up").symlink_to(tmp_path)
    with Store.create_or_open(tmp_path / "s") as store:
        told = [(done.status, done.reason or "") for done in build(sources([str(letters)]), store)]
    assert [status for status, _ in told] == ["unreadable", "unreadable", "loaded"]
    assert all("cannot be read" in reason and "\n" not in reason for _, reason in told[:2])


def test_a_letter_that_breaks_a_rule_is_quarantined_and_comes_out_when_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No known letter breaks a rule, so the mapping is made to lose the words of one fact."""
    mapped = building.letter_statements

    def losing(letter, base):  # type: ignore[no-untyped-def]
        return (triple for triple in mapped(letter, base) if (triple[1], str(triple[2])) != (OA.exact, "Den Haag"))

    with Store.create_or_open(tmp_path / "s") as store:
        monkeypatch.setattr(building, "letter_statements", losing)
        (done,) = build([Source(str(AGENDA))], store)
        assert done.status == "quarantined"
        assert done.reason is not None
        assert AGENDA.name in done.reason
        (kept,) = store.quarantine.list()
        assert "Den Haag" in kept.text
        assert "rule" in kept.report
        assert store.graph_digests() == {}
        monkeypatch.setattr(building, "letter_statements", mapped)
        (done,) = build([Source(str(AGENDA))], store)
        assert done.status == "loaded"
        assert store.quarantine.list() == []


def test_every_fact_of_every_sample_has_words_that_stand_in_the_text(tmp_path: Path) -> None:
    built(tmp_path / "s", SAMPLES)
    with Store.open(tmp_path / "s") as store:
        rows = store.ask(
            "SELECT ?text ?start ?end ?exact { ?m a kg:Mention ; oa:hasTarget ?t . ?t oa:hasSource/kg:text ?text ; "
            "oa:hasSelector/oa:exact ?exact ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:end ?end }"
        )
        count = 0
        for text, start, end, exact in rows:  # type: ignore[union-attr, misc]
            assert isinstance(text, ox.Literal)
            assert text.value[int(start.value) : int(end.value)] == exact.value
            count += 1
    assert count > 300


def test_a_note_called_in_the_letterhead_has_a_call_and_no_sentence() -> None:
    text = (
        "36 418 Belastingplan\n\nAH1 BRIEF VAN DE MINISTER VAN FINANCIËN\n\n"
        "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\nDen Haag, 19 april 2024\n\n"
        "Hierbij bied ik u het verslag aan.\n\nDe Minister van Financiën, A. de Vries\n\n"
        "X Noot\n1\n\nDe letter AH heeft alleen betrekking op wetsvoorstel 36 418.\n"
    )
    graph = letter_graph(read_letter("x.txt", text.encode()))
    assert set(graph.subjects(KG.noteCall))
    assert not set(graph.subjects(KG.callingSentence))
    assert validate.validate(graph).conforms


def test_the_same_warning_of_many_letters_is_told_of_the_first_few_and_then_counted(tmp_path: Path, kg: Kg) -> None:
    for number in range(5):
        head = f"21 501-02 Raad\n\nNr. 97{number} BRIEF VAN DE MINISTER VAN FINANCIËN\n\n"
        (tmp_path / f"{number}.txt").write_text(
            f"{head}Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n{number}"
        )
    told = kg("build", str(tmp_path), "--store", str(tmp_path / "s")).stderr
    alike = [line for line in told.splitlines() if "warning L2" in line]
    assert [line.partition(": ")[0].rpartition("/")[2] for line in alike] == ["0.txt", "1.txt", "2.txt", "kg"]
    assert alike[3].startswith("kg: warning L2, 2 times more: No date was found in this letter. kg validate --store")


def test_more_facts_than_a_letter_can_hold_are_told_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MOST_MENTIONS", 8)
    place = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 21 juni 2024\n\n"
    few, many = (place + "".join(f"Zie Kamerstuk 21 501-02, nr. {n}. " for n in range(1, count)) for count in (3, 30))
    given = [building.Source("many.txt", many.encode()), building.Source("few.txt", few.encode())]
    with Store.create_or_open(tmp_path / "s") as store:
        first, second = building.build(given, store)
    assert (first.status, second.status) == ("unreadable", "loaded")
    assert "more than 8; give one letter a file." in (first.reason or "")
