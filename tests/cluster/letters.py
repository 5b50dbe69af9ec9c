"""A folder of letters in every form, with metadata beside them in every way, and some that cannot be read."""

import shutil
from pathlib import Path

from tests.bench.corpus import letters as generated
from tests.conftest import SAMPLES
from tests.listed import as_bytes, entry
from tests.read.forms import docx, page, pdf, publication, zipped
from tests.read.test_markup import koop_metadata, owms

__all__ = ["few", "many"]


def few(folder: Path) -> Path:
    """Some of every kind."""
    shutil.copytree(SAMPLES, folder / "samples")
    files: dict[str, str | bytes] = {
        "kst-21501-02-2976/brief.xml": publication(),
        "kst-21501-02-2976/metadata.xml": koop_metadata(issued="2024-11-13"),
        "kst-21501-02-2976/brief.pdf": pdf(),
        "owms/brief.docx": docx().replace(b"2976", b"2977"),
        "owms/brief.metadata.xml": owms("kst-21501-02-2977"),
        "two/a.html": page().replace(b"2976", b"2978"),
        "two/b.html": page().replace(b"2976", b"2979"),
        "two/metadata.xml": koop_metadata("kst-21501-02-2979", ondernummer="2979", issued="2024-11-14"),
        "alone/a.md": "Aan de Voorzitter\n\nDen Haag, 3 maart 2020\n\nDe Minister van Financiën, W.B. Hoekstra\n",
        "alone/metadata.xml": koop_metadata("kst-35000-7", dossiernummer="35000", ondernummer="7"),
        "broken/a.html": page().replace(b"2976", b"2980"),
        "broken/a.metadata.xml": koop_metadata()[:200],
        "toezeggingen/TZ202404-123.json": as_bytes(entry()),
        "packed.zip": zipped({"x/a.xml": publication().replace(b"2976", b"2981"), "x/metadata.xml": koop_metadata(
            "kst-21501-02-2981", ondernummer="2981", issued="2024-11-15")}),
        "empty.md": "",
        "binary.txt": b"a\0b",
        "none.md": "Dit is geen brief.",
    }  # fmt: skip
    for name, held in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(held.encode() if isinstance(held, str) else held)
    return folder


def many(folder: Path, count: int = 40) -> Path:
    """So many generated ones."""
    folder.mkdir(parents=True)
    for one in generated(count):
        (folder / one.name).write_text(one.text, encoding="utf-8")
    return folder
