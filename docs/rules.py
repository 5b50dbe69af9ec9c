"""Writes docs/rules.md from tests/extract/rules: ``python -m docs.rules`` in a checkout; a test compares the two.

The same files are the cases of tests/extract/test_rules.py, so that what the page says is what the program does.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "ORDER", "TARGET", "Case", "Rule", "RuleFile", "page", "read"]

FOLDER = Path(__file__).parent.parent / "tests" / "extract" / "rules"
TARGET = Path(__file__).with_suffix(".md")
WRITTEN = date(2024, 11, 13)
# The page goes from the letter itself over what it cites to what it tells and promises.
ORDER = (
    "letterhead", "kamerstuk", "annex", "handelingen", "aanhangsel", "tk_document", "eu_document", "law",
    "council", "debate", "request", "motion", "commitment", "fulfilled", "date",
)  # fmt: skip
OPENING = """# The rules: what is found, and what is not
Written from `tests/extract/rules/` by `docs/rules.py`. Each example is also a test, so this page cannot say what the
program does not do. Change the rule's file, then run `python -m docs.rules`.

Each rule stands beside its boundary: words that it takes, with what `kg extract` makes of them, and words that look
alike and are left, with the reason. The words stand in the body of a letter of {written} to the Tweede Kamer,
unless another day or chamber is told. `↵` is a line's end, `⍽` a space that does not break.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One example: words of a letter, the ids found in them in order, further facts of a single find, the reason."""

    text: str
    ids: tuple[str, ...]
    facts: dict[str, Any] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its examples, and the letter in which their words stand; ``form`` is the file's ending."""

    name: str
    says: str
    takes: tuple[Case, ...]
    leaves: tuple[Case, ...]
    written: date = WRITTEN
    chamber: str = "II"
    form: str = "md"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All rules of one type of mention, or of the letterhead."""

    type: str
    says: str
    rules: tuple[Rule, ...]


def read(path: Path) -> RuleFile:
    """One file of rules. Raises TypeError or KeyError for a key that is unknown or missing."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    rules = tuple(_rule(**{"written" if key == "date" else key: value for key, value in rule.items()})
                  for rule in found.pop("rule"))  # fmt: skip
    return RuleFile(path.stem, rules=rules, **found)


def _rule(takes: list[Any], leaves: list[Any], **rest: Any) -> Rule:
    return Rule(takes=tuple(map(_taken, takes)), leaves=tuple(map(_left, leaves)), **rest)


def _taken(written: list[Any]) -> Case:
    text, found, *facts = written
    return Case(text, *_found(found, *facts))


def _left(written: list[Any]) -> Case:
    text, found, why = written
    return Case(text, *_found(found), why)


def _found(found: Any, facts: dict[str, Any] | None = None) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Ids with the facts of a single mention; a letterhead has facts alone."""
    return ((), found) if isinstance(found, dict) else (tuple(found), facts or {})


def page() -> str:
    """The whole page."""
    files = {path.stem: read(path) for path in FOLDER.glob("*.toml")}
    told = [files[name] for name in ORDER if name in files]
    lines = [OPENING.format(written=_day(WRITTEN))]
    lines += ["".join(f"- [`{one.type}`](#{one.type}): {one.says}\n" for one in told)]
    for one in told:
        lines += [f"## `{one.type}`", f"{one.says}\n", *(line for rule in one.rules for line in _section(rule))]
    return "\n".join(lines)


def _section(rule: Rule) -> Iterator[str]:
    """One rule: what it says, what it takes, what it leaves."""
    letter = [f"of {_day(rule.written)}"] if rule.written != WRITTEN else []
    letter += ["to the Eerste Kamer"] if rule.chamber == "I" else []
    yield f"### {rule.name}"
    setting = " ".join(letter)
    yield f"{rule.says}{setting and f' (A letter {setting}.)'}\n"
    yield "| takes | as |\n| --- | --- |"
    yield from (f"| {_words(case.text)} | {_ids(case)} |" for case in rule.takes)
    yield "\n| leaves | finds | because |\n| --- | --- | --- |"
    yield from (f"| {_words(case.text)} | {_ids(case)} | {case.why} |" for case in rule.leaves)
    yield ""


def _words(text: str) -> str:
    """A letter's words as code in a table's cell."""
    shown = " ↵ ".join(line.strip() for line in text.strip().splitlines()).replace("\u00a0", "⍽").replace("|", "\\|")
    fence = "``" if "`" in shown else "`"
    return f"{fence}{shown}{fence}"


def _ids(case: Case) -> str:
    """What is found, with its facts."""
    ids = ", ".join(f"`{name}`" for name in case.ids)
    facts = ", ".join(f"{key} {_fact(value)}" for key, value in case.facts.items())
    if ids and facts:
        return f"{ids} ({facts})"
    return ids or facts or "nothing"


def _fact(value: Any) -> str:
    """A fact as a reader sees it: words as they are, a list by its parts."""
    if value in ("", []):
        return "none"
    if isinstance(value, list):
        return "; ".join(map(_fact, value))
    if isinstance(value, dict):
        return ", ".join(_fact(part) for part in value.values() if part)
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value).replace("|", "\\|")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
