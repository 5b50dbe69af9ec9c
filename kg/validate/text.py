"""A report for a person: which letter, which rule, the words concerned, what to do; the counts at the end."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.validate.result import Language, Quote, Report, Result, Severity

__all__ = ["as_text", "lines"]

_WIDEST = 160  # characters of a quote that are shown
_SAID = {
    "nl": {
        Severity.VIOLATION: "fout",
        Severity.WARNING: "waarschuwing",
        Severity.INFO: "ter informatie",
        "rule": "regel",
        "words": "woorden",
        "at": "bij teken",
        "where": "plaats",
        "do": "wat te doen",
        "good": "geen opmerkingen",
        "empty": "geen brief gevonden in deze graaf",
        "nameless": "(zonder naam)",
        "refused": "niet geladen",
    },
    "en": {
        Severity.VIOLATION: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "for information",
        "rule": "rule",
        "words": "words",
        "at": "at character",
        "where": "place",
        "do": "what to do",
        "good": "no remarks",
        "empty": "no letter found in this graph",
        "nameless": "(nameless)",
        "refused": "not loaded",
    },
}


def as_text(reports: Iterable[Report], language: Language = "en") -> str:
    """The whole report as one text that ends in a newline."""
    return "".join(f"{line}\n" for line in lines(reports, language))


def lines(reports: Iterable[Report], language: Language = "en") -> Iterator[str]:
    """The report line by line, as the reports come; the counts follow the last one."""
    counts = dict.fromkeys(Severity, 0)
    letters = refused = 0
    for report in reports:
        yield from _graph(report, language)
        letters += len(report.letters)
        refused += not report.conforms
        for severity in Severity:
            counts[severity] += len(distinct(report.of(severity)))
    yield _counts(letters, refused, counts, language)


def distinct(results: Iterable[Result]) -> list[Result]:
    """Results without those that differ only in the constraint that failed: a reader sees one broken rule."""
    seen: dict[tuple[object, ...], Result] = {}
    for result in results:
        seen.setdefault((result.rule, result.focus, result.path, result.value), result)
    return list(seen.values())


def printable(text: str) -> str:
    """Text on one line, without the characters that command a terminal."""
    flat = " ".join(text.split())
    return "".join(character if character.isprintable() else "\ufffd" for character in flat)


def _graph(report: Report, language: Language) -> Iterator[str]:
    said = _SAID[language]
    title = printable(report.name) or printable(", ".join(report.letters)) or said["nameless"]
    if not report.letters and not report.results:
        yield f"{title}: {said['empty']}"
    elif not report.results:
        yield f"{title}: {said['good']}"
    else:
        yield title
    for letter, results in groupby(distinct(report.results), key=lambda result: result.letter):
        if letter is not None and letter != report.name and len(report.letters) > 1:
            yield f" {printable(letter)}"
        for result in results:
            yield from _result(result, language)


def _result(result: Result, language: Language) -> Iterator[str]:
    said = _SAID[language]
    yield f"  {said[result.severity]} · {said['rule']} {result.rule}: {result.messages.of(language)}"
    if result.detail is not None:
        yield f"    {printable(result.detail.of(language))}"
    for quote in result.quotes:
        yield f"    {said['words']}: {_quoted(quote, said['at'])}"
    if not result.quotes:
        yield f"    {said['where']}: {printable(str(result.focus))}{f' · {result.path}' if result.path else ''}"
    yield f"    {said['do']}: {result.advice.of(language)}"


def _quoted(quote: Quote, at: str) -> str:
    words = printable(quote.text)
    shown = words if len(words) <= _WIDEST else words[: _WIDEST - 1].rstrip() + "…"
    return f"“{shown}”" if quote.start is None else f"“{shown}” ({at} {quote.start})"


def _counts(letters: int, refused: int, counts: dict[Severity, int], language: Language) -> str:
    said = _SAID[language]
    if language == "nl":
        words = [(letters, "brief", "brieven"), (counts[Severity.VIOLATION], "fout", "fouten")]
        words += [(counts[Severity.WARNING], "waarschuwing", "waarschuwingen")]
    else:
        words = [(letters, "letter", "letters"), (counts[Severity.VIOLATION], "error", "errors")]
        words += [(counts[Severity.WARNING], "warning", "warnings")]
    parts = [f"{number} {one if number == 1 else many}" for number, one, many in words]
    parts.append(f"{counts[Severity.INFO]} {said[Severity.INFO]}")
    return ", ".join(parts) + (f"; {refused} {said['refused']}" if refused else "") + "."
