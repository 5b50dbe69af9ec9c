"""The store on disk: what it promises to those who write, read, crash, and come with the wrong folder."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD

from kg.errors import NotFound, RdfError, StoreCorrupt, StoreError, StoreInUse, UsageError
from kg.rdf.namespaces import DEFAULT_BASE, KG
from kg.store import engine
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.store.folder import current
from tests.conftest import ROOT, SAMPLES

G = "https://w3id.org/kamergraaf/graph/a"
H = "https://w3id.org/kamergraaf/graph/b"
NO_BASE = ["", "x", "ftp://e/", "http://e/ /", "http://e/?a/", "http://e/#/", "\ud800"]
NO_TERM = [Literal("x", lang="abcdefghi"), Literal("\ud800"), URIRef("not an iri"), URIRef("relative")]
HOSTILE = [
    "",
    "q\"uo'te '''\"\"\"",
    "line\nnew\r\ttab",
    "back\\slash \\u0041 \\\\",
    "]]> <a>&amp;",
    "\x00\x01\x0b\x7f",
    "שלום\u202e",
    "\U0001f600",
    "\\ud800",
    "} } ; DROP ALL ; {",
    "\u2028\ufeff\uffff",
]


def graph(*values: str, subject: str = "http://e/s") -> Graph:
    made = Graph()
    for value in values:
        made.add((URIRef(subject), URIRef("http://e/p"), Literal(value)))
    return made


def values(store: Store, name: str) -> set[str]:
    return {quad.object.value for quad in store.quads(name)}


def test_a_new_store_has_the_default_base_and_no_graphs(store: Store) -> None:
    assert store.base_iri == DEFAULT_BASE
    assert store.graphs() == []


def test_a_store_keeps_its_base(place: Path) -> None:
    Store.create_or_open(place, "https://example.org/k/").close()
    with Store.create_or_open(place) as again:
        assert again.base_iri == "https://example.org/k/"
        assert again.graph_iri("reference") == "https://example.org/k/graph/reference"


def test_a_store_with_another_base_is_refused(place: Path) -> None:
    Store.create_or_open(place, "https://example.org/k/").close()
    with pytest.raises(UsageError, match=r"has the base https://example\.org/k/"):
        Store.create_or_open(place, "https://example.org/other/")


@pytest.mark.parametrize("base", ["", "x", "ftp://e/", "http://e/ /", "http://e/?a/", "http://e/#/", "\ud800"])
def test_what_is_no_base_leaves_no_store(place: Path, base: str) -> None:
    with pytest.raises(UsageError, match="cannot be the base"):
        Store.create_or_open(place, base)
    assert not place.exists()


def test_replacing_a_graph_takes_the_old_triples_away(store: Store) -> None:
    store.replace_graph(G, graph("one", "two"))
    store.replace_graph(H, graph("other"))
    store.replace_graph(G, graph("two", "three"))
    assert values(store, G) == {"two", "three"}
    assert values(store, H) == {"other"}


def test_an_empty_graph_and_a_removed_one_are_gone(store: Store) -> None:
    store.replace_graphs({G: graph("one"), H: graph("two")})
    store.replace_graph(G, Graph())
    store.remove_graph(H)
    store.remove_graph("http://e/never-there")
    assert store.graphs() == []


def test_one_bad_graph_of_many_changes_nothing(store: Store) -> None:
    store.replace_graph(G, graph("one"))
    bad = graph("x")
    bad.add((URIRef("http://e/a b"), URIRef("http://e/p"), Literal("y")))
    with pytest.raises(RdfError, match="http://e/a b"):
        store.replace_graphs({G: graph("two"), H: bad})
    assert values(store, G) == {"one"}
    assert store.graphs() == [G]


@pytest.mark.parametrize("iri", ["", "relative", "http://e/> {} ; DROP ALL #", "\ud800"])
def test_a_name_that_is_no_iri_is_refused(store: Store, iri: str) -> None:
    with pytest.raises(UsageError, match="cannot name a graph"):
        store.replace_graph(iri, graph("one"))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_literals_come_back_as_they_went(store: Store, value: str) -> None:
    store.replace_graph(G, graph(value))
    assert values(store, G) == {value}


def test_languages_datatypes_and_blank_nodes_come_back(store: Store) -> None:
    sent = Graph().parse(
        data="@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <http://e/s> <http://e/p> 'a'@nl, 'b'@en-gb, "
        "'01'^^xsd:integer, [ <http://e/q> 1.5 ] .",
        format="turtle",
    )
    sent.add((URIRef("http://e/s"), URIRef("http://e/d"), Literal("2024-11-13", datatype=XSD.date)))
    store.replace_graph(G, sent)
    assert isomorphic(sent, to_rdflib(quad.triple for quad in store.quads(G)))


@pytest.mark.parametrize(
    "value", [Literal("x", lang="abcdefghi"), Literal("\ud800"), URIRef("not an iri"), URIRef("rel")]
)
def test_what_is_no_rdf_is_told(store: Store, value: URIRef) -> None:
    bad = Graph()
    bad.add((URIRef("http://e/s"), URIRef("http://e/p"), value))
    with pytest.raises(RdfError, match="not a valid RDF term"):
        store.replace_graph(G, bad)


def test_digests_are_those_on_the_graphs_themselves(store: Store) -> None:
    told = Graph()
    told.add((URIRef(G), KG.sha256, Literal("abc")))
    told.add((URIRef("http://e/other"), KG.sha256, Literal("not this")))
    store.replace_graphs({G: told, H: graph("no digest")})
    assert store.graph_digests() == {G: "abc"}


# --- two processes -------------------------------------------------------------------------------------------------


def test_a_second_writer_is_refused(store: Store) -> None:
    with pytest.raises(StoreInUse, match="Another process is writing"):
        Store.create_or_open(store.path)


def test_a_writer_may_come_when_the_first_has_closed(place: Path) -> None:
    first = Store.create_or_open(place)
    first.close()
    first.close()
    Store.create_or_open(place).close()
    with pytest.raises(StoreError, match="has been closed"):
        first.graphs()


def test_a_reader_sees_the_store_as_it_was_until_reopened(store: Store) -> None:
    store.replace_graph(G, graph("one"))
    store.publish()
    with Store.open(store.path) as reader:
        store.replace_graph(G, graph("two"))
        store.publish()
        assert values(reader, G) == {"one"}
        reader.reopen()
        assert values(reader, G) == {"two"}


def test_a_version_tells_whether_a_reader_sees_the_newest_state(place: Path) -> None:
    Store.create_or_open(place).close()
    with Store.open(place) as reader:
        seen = reader.version
        assert seen == current(place)
        Store.create_or_open(place).close()
        assert current(place) == seen, "nothing was written"
        with Store.create_or_open(place) as writer:
            assert writer.version == seen
            writer.replace_graph(G, graph("one"))
            assert writer.version != seen
        assert reader.version == seen
        assert current(place) != seen
        with Store.open(place) as newer:
            assert newer.version == current(place)
            assert values(newer, G) == {"one"}
        reader.reopen()
        assert reader.version == current(place)


def test_where_there_is_no_store_there_is_no_state(place: Path) -> None:
    assert current(place) == ""


def test_a_reader_cannot_write(store: Store) -> None:
    with Store.open(store.path) as reader, pytest.raises(StoreError, match="for reading only"):
        reader.replace_graph(G, graph("one"))


def test_a_reader_writes_nothing_into_the_folder(place: Path) -> None:
    Store.create_or_open(place).close()
    before = sorted(str(path) for path in place.rglob("*"))
    with Store.open(place) as reader:
        assert reader.graphs() == []
    assert sorted(str(path) for path in place.rglob("*")) == before


_KILLED = """
import sys
from rdflib import Graph, Literal, URIRef
from kg.store.embedded import Store
with Store.create_or_open(sys.argv[1]) as store:
    print("open", flush=True)
    for turn in range(10**6):
        graphs = {}
        for name in "ab":
            graphs[f"http://e/{name}"] = made = Graph()
            for item in range(150):
                made.add((URIRef(f"http://e/{item}"), URIRef("http://e/p"), Literal(turn)))
        store.replace_graphs(graphs)
"""


def test_a_writer_killed_at_any_moment_leaves_graphs_whole(place: Path) -> None:
    chance = random.Random(1)
    seen = set()
    for _ in range(8):
        child = subprocess.Popen([sys.executable, "-c", _KILLED, str(place)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.02, 0.35))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        with Store.create_or_open(place) as store:
            found = {name: list(store.quads(name)) for name in store.graphs()}
        turns = {quad.object.value for quads in found.values() for quad in quads}
        assert all(len(quads) == 150 for quads in found.values())
        assert len(turns) <= 1, "both graphs of a transaction are of the same turn"
        seen |= turns
    assert len(seen) > 1


_FULL = """
import resource, signal, sys
from rdflib import Graph, Literal, URIRef
from kg.errors import StoreError
from kg.store.embedded import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store.create_or_open(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    made = Graph()
    for item in range(4000):
        made.add((URIRef(f"http://e/{item}"), URIRef("http://e/p"), Literal(f"{item}" * 40)))
    try:
        store.replace_graph("http://e/g", made)
    except StoreError as error:
        print(error)
"""


def test_a_full_disk_is_one_sentence_and_the_store_as_it_was(store: Store) -> None:
    store.replace_graph("http://e/g", graph("one"))
    path = store.path
    store.close()
    done = subprocess.run([sys.executable, "-c", _FULL, str(path)], capture_output=True, text=True, check=False)
    assert "cannot be written" in done.stdout, done.stderr
    with Store.create_or_open(path) as again:
        assert values(again, "http://e/g") == {"one"}


# --- folders that are no store --------------------------------------------------------------------------------------


# The triples of the working state, which a writer opens, and those of a snapshot, which a reader opens.
TRIPLES = ("oxigraph", "snapshots/*/oxigraph")


def _triples(place: Path, pattern: str) -> list[Path]:
    found = [path for folder in TRIPLES for path in place.glob(f"{folder}/{pattern}")]
    assert len(found) >= 2
    return found


def _garbage_current(place: Path) -> None:
    for path in _triples(place, "CURRENT"):
        path.write_bytes(b"\x00garbage")


def _truncated_manifest(place: Path) -> None:
    for path in _triples(place, "MANIFEST-*"):
        path.write_bytes(path.read_bytes()[:10])


def _lost_manifest(place: Path) -> None:
    for path in _triples(place, "MANIFEST-*"):
        path.unlink()


def _lost_current(place: Path) -> None:
    for path in _triples(place, "CURRENT"):
        path.unlink()


def _lost_marker(place: Path) -> None:
    (place / "kamergraaf.json").unlink()


def _marker(text: str) -> Callable[[Path], None]:
    def damage(place: Path) -> None:
        (place / "kamergraaf.json").write_text(text)

    return damage


def _lost_table(place: Path) -> None:
    for path in _triples(place, "*.sst"):
        path.unlink()


def _garbage_table(place: Path) -> None:
    for path in _triples(place, "*.sst"):
        path.write_bytes(b"x" * path.stat().st_size)


DAMAGE = {
    "garbage in CURRENT": _garbage_current,
    "truncated MANIFEST": _truncated_manifest,
    "lost MANIFEST": _lost_manifest,
    "lost CURRENT": _lost_current,
    "lost marker": _lost_marker,
    "marker not JSON": _marker("{"),
    "marker a list": _marker("[]"),
    "marker nested": _marker("[" * 100_000),
    "marker without base": _marker('{"format": 1}'),
    "marker of a later version": _marker('{"format": 3, "base_iri": "http://e/"}'),
    "lost tables": _lost_table,
    "garbage in tables": _garbage_table,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("opened", [Store.open, Store.create_or_open])
def test_a_damaged_store_is_told_and_left_alone(
    store: Store, damage: Callable[[Path], None], opened: Callable[[Path], Store]
) -> None:
    store.replace_graph(G, graph(*map(str, range(300))))
    store.close()
    damage(store.path)
    names = sorted(path.name for path in store.path.iterdir())
    with pytest.raises(StoreCorrupt) as told, opened(store.path) as broken:
        list(broken.quads())
    assert str(store.path) in str(told.value)
    assert sorted(path.name for path in store.path.iterdir()) == names


def test_no_store_is_not_found_and_not_made(place: Path) -> None:
    with pytest.raises(NotFound, match="run kg build"):
        Store.open(place)
    assert not place.exists()


def test_an_empty_folder_becomes_a_store(place: Path) -> None:
    place.mkdir()
    with pytest.raises(NotFound):
        Store.open(place)
    Store.create_or_open(place).close()
    Store.open(place).close()


def test_a_folder_with_other_files_is_never_written_into(place: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("years of work")
    with pytest.raises(StoreCorrupt, match="is not a store"):
        Store.create_or_open(place)
    assert [path.name for path in place.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_store(place: Path) -> None:
    place.write_text("x")
    for opened in (Store.open, Store.create_or_open):
        with pytest.raises(StoreCorrupt, match="is a file"):
            opened(place)


def test_a_place_under_a_file_cannot_be_made(place: Path) -> None:
    place.write_text("x")
    with pytest.raises(StoreError, match="No store can be made"):
        Store.create_or_open(place / "deeper")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="No store can be made"):
            Store.create_or_open(tmp_path / "store")
    finally:
        tmp_path.chmod(0o755)


def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from kg.store.embedded import Store; from kg.errors import StoreError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try: Store.create_or_open(sys.argv[1])\n"
        "except StoreError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "s")], capture_output=True, text=True, check=False
    )
    assert "No store can be made" in done.stdout, done.stderr
    assert list(tmp_path.iterdir()) == []


# --- quarantine ----------------------------------------------------------------------------------------------------

NAMES = ["brief.md", "../../etc/passwd", "a/b.md", "a/c/b.md", "", ".", "x" * 5000, "naam\nmet\x00regel", "\ud800"]


def test_quarantined_letters_come_back_whatever_their_names(store: Store) -> None:
    for name in NAMES:
        report = store.quarantine.put(name, f"text of {name}", "rule 3: the number is missing\nmend it")
        assert report.parent == store.path / "quarantine"
    kept = store.quarantine.list()
    assert len(kept) == len(NAMES)
    assert all(letter.report == "rule 3: the number is missing\nmend it" for letter in kept)


def test_a_letter_leaves_quarantine_when_it_is_accepted(store: Store) -> None:
    store.quarantine.put("a.md", "old", "wrong")
    store.quarantine.put("a.md", "new", "still wrong")
    assert [letter.text for letter in store.quarantine.list()] == ["new"]
    assert store.quarantine.clear("a.md")
    assert not store.quarantine.clear("a.md")
    assert store.quarantine.list() == []


def test_a_build_holds_few_of_the_engines_files_open_and_leaves_the_process_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    seen: list[int] = []

    def opened(*_: object) -> None:
        seen.append(resource.getrlimit(resource.RLIMIT_NOFILE)[0])

    monkeypatch.setattr(engine, "_opened", opened)
    engine.writing(tmp_path, tmp_path)
    with engine.few_files():
        engine.reading(tmp_path, tmp_path)
    engine.reading(tmp_path, tmp_path)  # who serves is to be quick
    monkeypatch.setattr(engine, "_highest", lambda: 5000)
    engine.writing(tmp_path, tmp_path)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before
    limit = before[0] if before[0] != resource.RLIM_INFINITY else 1 << 30
    few, higher = min(limit, engine.FILES), min(limit, 5000 + engine.FILES // 2)
    assert seen == [few, few, before[0], higher], "or others could open no more files meanwhile"


@pytest.mark.parametrize(
    ("limit", "value", "verb", "told"),
    [
        ("RLIMIT_AS", 300 << 20, "build", "may take 300 MiB of addresses, and kg needs 1536 MiB"),
        ("RLIMIT_AS", 700 << 20, "build", "may take 700 MiB of addresses, and kg needs 1536 MiB"),
        ("RLIMIT_NOFILE", 40, "build", "may hold 40 files open, and kg needs 128"),
        ("RLIMIT_NOFILE", 127, "build", "may hold 127 files open, and kg needs 128"),
        ("RLIMIT_NOFILE", 40, "stats", "may hold 40 files open, and kg needs 128"),
    ],
)
def test_a_limit_below_what_a_store_needs_is_told(tmp_path: Path, limit: str, value: int, verb: str, told: str) -> None:
    if verb == "stats":
        Store.create_or_open(tmp_path / "s").close()
    done = limited(limit, value, *LIMITED[verb], "--store", tmp_path / "s")
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(f"kg: The store {tmp_path / 's'} cannot be opened")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "s").exists() == (verb == "stats"), "nothing is begun"


@pytest.mark.parametrize(("limit", "value"), [("RLIMIT_AS", 1536 << 20), ("RLIMIT_NOFILE", 128)])
def test_what_is_said_to_be_needed_is_enough(tmp_path: Path, limit: str, value: int) -> None:
    done = limited(limit, value, *LIMITED["build"], "--store", tmp_path / "s")
    assert done.returncode == 0, done.stderr


LIMITED = {"build": ("build", SAMPLES / "kst-21501-02-9001.md", "--jobs", "2"), "stats": ("stats",)}


def limited(limit: str, value: int, *args: str | Path) -> "subprocess.CompletedProcess[str]":
    """Runs ``kg`` under a limit of the system."""
    code = (
        f"import resource; resource.setrlimit(resource.{limit}, ({value}, {value}))\nfrom kg.cli import main\nmain()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    call = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.run(call, env=env, capture_output=True, text=True, check=False, timeout=120)
