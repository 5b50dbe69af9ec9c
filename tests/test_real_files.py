"""Every public file that is kept beside the repository is built into the graph, or told of with a reason."""

from pathlib import Path

import pytest

from kg.build import Built, build, sources
from kg.store.embedded import Store
from tests.conftest import SHARED

REAL = SHARED / "real"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the shared files are not there")

# What is no letter, by folder or file, and a part of the reason that is told
NO_LETTERS = {
    "README.md": "not a letter to parliament",
    "koop/ah-tk-20202021-3235": "answers to questions of members",
    "owms/opmeta": "the metadata of a paper",
    "sru/": "which lists papers and holds none",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    with Store.create_or_open(tmp_path_factory.mktemp("real") / "s") as store:
        return {str(Path(done.path).relative_to(REAL)): done for done in build(sources([str(REAL)]), store)}


def expected(path: str) -> str | None:
    return next((reason for start, reason in NO_LETTERS.items() if path.startswith(start)), None)


def test_every_letter_is_built_and_every_other_file_has_its_reason(built: dict[str, Built]) -> None:
    for path, done in built.items():
        reason = expected(path)
        if reason is None:
            assert done.status in ("loaded", "form"), done.reason
        else:
            assert (done.status, reason in (done.reason or "")) == ("unreadable", True), (path, done.reason)


def test_all_forms_of_letters_are_among_them(built: dict[str, Built]) -> None:
    held = [Path(path) for path, done in built.items() if done.status in ("loaded", "form")]
    assert len(held) > 50
    assert {path.suffix for path in held} == {".xml", ".html", ".odt", ".docx", ".pdf", ".txt"}
    assert {path.parts[0] for path in held} == {"koop", "docx", "pdf", "sgd"}
