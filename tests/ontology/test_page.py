"""docs/vocabulary.md tells what the ontology tells."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = spec_from_file_location("vocabulary", DOCS / "vocabulary.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_ontology_says(writer: ModuleType) -> None:
    written = (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    assert written == writer.page(), "run: python -m docs.vocabulary"


def test_the_page_names_terms_codes_and_formations(writer: ModuleType) -> None:
    page = writer.page()
    for text in ("| `kg:Letter` | `bibo:Letter`, `kg:Kamerstuk` |", "| `code:openstaand` |", "| `RBZ-OS` |"):
        assert text in page


def test_the_page_tells_each_class_and_what_it_is_tied_to(writer: ModuleType) -> None:
    page = writer.page()
    for text in (
        "### `kg:Letter`: letter, brief",
        "- *Een brief van de regering aan een Kamer.*",
        "- Pointed to by: `kg:commitment`, `kg:fulfils`",
        "| `kg:respondsTo` | `cito:repliesTo` | `eli-dl:answers_to` |  |",
        "| `kg:Kamerstuk` | `foaf:Document` | `c_056a75e1` | `eli:Work` |",
        "External Relations Council | 2002–2009 | `algemene-raad`, `ontwikkelingsraad` | `RAZ`, `RBZ` |",
    ):
        assert text in page
    assert page.count("\n### ") == len(set(writer.read("kamergraaf.ttl").subjects(writer.RDF.type, writer.OWL.Class)))
