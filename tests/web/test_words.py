"""What the pages say, in both languages."""

import re
from pathlib import Path

import pytest

from kg import resources
from kg.web.links import Links
from kg.web.reader import Reader
from kg.web.words import WORDS


def test_every_word_that_a_template_says_exists_and_every_word_is_said() -> None:
    folder = Path(resources.__file__).parent / "web"
    text = "".join(path.read_text() for path in [*folder.rglob("*.html"), *folder.rglob("*.py")])
    said = set(re.findall(r"""(?:\bt|\.word|\bword)\(\s*f?["'](\w+)["']""", text))
    made = {
        "state_",
        "step_",
        "role_",
        "rel_",
        "count_",
        "title_",
        "hint_",
        "doubt_",
        "order_",
        "has_open_",
        "term_",
        "facet_",
        "way_",
        "source_",
        "event_",
    }
    assert said - made <= WORDS.keys()
    assert said & made
    plain = {name for name in WORDS if not re.search("_[1n]$", name) and not any(map(name.startswith, made))}
    assert not [name for name in plain if f'"{name}"' not in text.replace("'", '"').replace(f'"{name}": (', "")]


@pytest.mark.parametrize(
    ("iso", "nl", "en"),
    [
        ("2024-11-01", "1 november 2024", "1 November 2024"),
        ("2024-11", "november 2024", "November 2024"),
        ("2024", "2024", "2024"),
        ("2024-13-01", "2024-13-01", "2024-13-01"),
        ("morgen", "morgen", "morgen"),
        ("", "", ""),
    ],
)
def test_days_are_written_as_people_do(iso: str, nl: str, en: str) -> None:
    links = Links("https://graaf.example/", "")
    assert [Reader(lang, links, "").day(iso) for lang in ("nl", "en")] == [nl, en]
