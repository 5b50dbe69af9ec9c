"""The house's arrows: which room may import which. Read from the source, so that no test run can hide one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"

# room -> rooms that it may import; every room may import errors and itself
ARROWS: dict[str, set[str]] = {
    "__init__": {"build", "model", "record", "resources"},
    "__main__": {"cli"},
    "cli": {"web", "build", "harvest", "validate", "store"}
    | {
        "building",
        "report",
        "asking",
        "record",
        "resources",
        "demo",
        "terminal",
        "harvesting",
        "serving",
        "snapshotting",
    }
    | {"exporting", "publishing", "indexing", "loading", "search"},
    "shown": set(),
    "building": {
        "build",
        "cluster",
        "crew",
        "pruning",
        "report",
        "search",
        "store",
        "terminal",
        "threads",
        "validate",
        "withdrawal",
    },
    "cluster": {"build", "outcome", "crew", "read", "seen", "sources", "store", "validate"},
    "snapshotting": {"store"},
    "publishing": {"publish", "store", "terminal"},
    "publish": {"shown", "store"},
    "serving": {"web", "terminal"},
    "harvesting": {"harvest", "terminal"},
    "harvest": {"resources"},
    "indexing": {"search", "terminal"},
    "exporting": {"store", "web", "terminal"},
    "demo": {"search", "build", "report", "asking", "store", "web", "resources", "model"},
    "asking": {"search", "store", "terminal"},
    "report": {"build", "outcome", "validate", "store", "threads", "rdf.namespaces"},
    "terminal": {"store"},
    "web": {"search", "store", "rdf.iri", "rdf.namespaces", "resources"},
    "known": set(),
    "build": {"admission", "chamber", "crew", "furnishing", "known", "model", "outcome", "pieces", "program", "pruning"}
    | {"sources", "withdrawal", "read", "extract", "resolve", "rdf", "validate", "store", "threads"},
    "loading": {"crew", "furnishing", "program", "store", "threads"},
    "program": {"resources"},
    "withdrawal": {"store"},
    "furnishing": {"rdf", "store"},
    "pruning": {"admission", "outcome", "read", "sources", "store", "withdrawal"},
    "admission": {"known", "outcome", "read", "rdf", "validate", "store", "seen", "sources"},
    "outcome": {"sources", "store", "validate"},
    "pieces": {"admission", "outcome", "read", "sources"},
    "crew": set(),
    "sources": {"read"},
    "seen": set(),
    "chamber": {"model"},
    "read": {"chamber", "crew", "model", "lexicon"},
    "extract": {"model", "lexicon"},
    "resolve": {"chamber", "model", "lexicon", "register"},
    "register": {"resources"},
    "record": {"model"},
    "lexicon": set(),
    "model": set(),
    "errors": set(),
    "resources": set(),
    "rdf": {"chamber", "model", "resources", "register"},
    "validate": {"rdf.namespaces", "rdf.ntriples", "rdf.parsing", "resources"},
    "threads": {"crew", "shown", "store", "rdf.namespaces", "resources", "lexicon"},
    "search": {"store", "rdf.namespaces"},
    "store": {"rdf.namespaces", "rdf.parsing", "resources", "shown"},
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its room"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name == "kg" or name.startswith("kg."):
                yield name.removeprefix("kg").removeprefix(".") or "__init__"


def allowed(room: str, target: str) -> bool:
    permitted = ARROWS[room] | {room, "errors"}
    return any(target == name or target.startswith(f"{name}.") for name in permitted)


MODULES = list(modules())


def test_there_are_modules_to_read() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize(("module", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_imports_run_along_the_arrows(module: str, path: Path) -> None:
    room = module.split(".")[0]
    assert room in ARROWS, f"a new room: {room}; give it its arrows here and in docs/architecture.md"
    wrong = [target for target in imported(path) if not allowed(room, target)]
    assert not wrong, f"kg.{module} imports {wrong}"


def test_a_forbidden_arrow_is_seen() -> None:
    assert not allowed("extract", "rdf.iri")
    assert not allowed("web", "rdf.mapping")
    assert allowed("web", "rdf.iri.letter")
