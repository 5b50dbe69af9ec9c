"""Writes the table of docs/threads.md from the rules: ``python -m docs.threads`` in a checkout; a test compares."""

from pathlib import Path

from docs.vocabulary import table
from kg.threads import rules

PAGE = Path(__file__).with_name("threads.md")
MARK = "| Rule | What it concludes |"


def page() -> str:
    """The page, its table made anew."""
    told = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    rows = ((f"`{rule.said.name}`", rule.said.en) for rule in rules())
    return told + "\n".join(table(("Rule", "What it concludes"), rows)).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
