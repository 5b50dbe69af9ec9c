"""A report as one static page that needs nothing else: no script, no address, all text escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from kg.validate.result import Language, Quote, Report, Result, Severity
from kg.validate.text import distinct, printable

__all__ = ["as_html"]

_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}"
    "table{border-collapse:collapse}th,td{border:1px solid;padding:.25rem .6rem;text-align:left}"
    "li{margin:.75rem 0}q{overflow-wrap:anywhere}code{overflow-wrap:anywhere}strong{text-transform:lowercase}"
)
_SAID = {
    "nl": {
        "title": "Controle van brieven",
        "summary": "Samenvatting",
        "letter": "Brief",
        Severity.VIOLATION: "Fout",
        Severity.WARNING: "Waarschuwing",
        Severity.INFO: "Ter informatie",
        "rule": "regel",
        "words": "Woorden",
        "at": "bij teken",
        "where": "Plaats",
        "do": "Wat te doen",
        "good": "Geen opmerkingen.",
        "empty": "Geen brief gevonden in deze graaf.",
        "nameless": "(zonder naam)",
    },
    "en": {
        "title": "Check of letters",
        "summary": "Summary",
        "letter": "Letter",
        Severity.VIOLATION: "Error",
        Severity.WARNING: "Warning",
        Severity.INFO: "For information",
        "rule": "rule",
        "words": "Words",
        "at": "at character",
        "where": "Place",
        "do": "What to do",
        "good": "No remarks.",
        "empty": "No letter found in this graph.",
        "nameless": "(nameless)",
    },
}


def as_html(reports: Iterable[Report], language: Language = "en") -> str:
    """The whole page; headings lead a screen reader from letter to letter, the summary links to each."""
    said = _SAID[language]
    known = list(reports)
    title = escape(said["title"])
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
            *_summary(known, language),
            *(line for number, report in enumerate(known, 1) for line in _section(number, report, language)),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _title(report: Report, language: Language) -> str:
    return escape(printable(report.name) or ", ".join(report.letters) or _SAID[language]["nameless"])


def _summary(reports: list[Report], language: Language) -> Iterator[str]:
    said = _SAID[language]
    yield f"<table>\n<caption>{escape(said['summary'])}</caption>"
    heads = "".join(f'<th scope="col">{escape(said[key])}</th>' for key in ("letter", *Severity))
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for number, report in enumerate(reports, 1):
        cells = "".join(f"<td>{len(distinct(report.of(severity)))}</td>" for severity in Severity)
        yield f'<tr><th scope="row"><a href="#g{number}">{_title(report, language)}</a></th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _section(number: int, report: Report, language: Language) -> Iterator[str]:
    said = _SAID[language]
    yield f'<section aria-labelledby="g{number}">\n<h2 id="g{number}">{_title(report, language)}</h2>'
    if not report.letters:
        yield f"<p>{escape(said['empty'])}</p>"
    elif not report.results:
        yield f"<p>{escape(said['good'])}</p>"
    results = distinct(report.results)
    if results:
        yield "<ul>"
        for result in results:
            yield f"<li>{''.join(_item(result, language, len(report.letters) > 1))}</li>"
        yield "</ul>"
    yield "</section>"


def _item(result: Result, language: Language, several: bool) -> Iterator[str]:
    said = _SAID[language]
    label = f"{said[result.severity]} · {said['rule']} {result.rule}"
    letter = f" ({escape(result.letter)})" if several and result.letter else ""
    yield f"<strong>{escape(label)}</strong>{letter}: {escape(result.messages.of(language))}"
    if result.detail is not None:
        yield f"<br>{escape(result.detail.of(language))}"
    for quote in result.quotes:
        yield f"<br>{escape(said['words'])}: {_quote(quote, said['at'])}"
    if not result.quotes:
        path = f" · {result.path}" if result.path else ""
        yield f"<br>{escape(said['where'])}: <code>{escape(str(result.focus) + path)}</code>"
    yield f"<br>{escape(said['do'])}: {escape(result.advice.of(language))}"


def _quote(quote: Quote, at: str) -> str:
    words = f'<q lang="nl">{escape(printable(quote.text))}</q>'
    return words if quote.start is None else f"{words} ({escape(at)} {quote.start})"
