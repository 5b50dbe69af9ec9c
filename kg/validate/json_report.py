"""A report as JSON: one object a graph, both languages, for programs."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.validate.result import Bilingual, Report, Result, Severity

__all__ = ["as_json", "record"]


def as_json(reports: Iterable[Report]) -> Iterator[str]:
    """One JSON array in pieces, a graph a line, as the reports come; ends in a newline."""
    opening = "[\n"
    for report in reports:
        yield opening + json.dumps(record(report), ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def record(report: Report) -> dict[str, Any]:
    """One report as plain values, all keys always there."""
    return {
        "name": report.name,
        "letters": list(report.letters),
        "conforms": report.conforms,
        "counts": {severity.value.lower(): len(report.of(severity)) for severity in Severity},
        "results": [_result(result) for result in report.results],
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "letter": result.letter,
        "rule": result.rule,
        "severity": result.severity.value.lower(),
        "message": _words(result.messages),
        "detail": None if result.detail is None else _words(result.detail),
        "advice": _words(result.advice),
        "words": [{"text": quote.text, "start": quote.start} for quote in result.quotes],
        "focus": str(result.focus),
        "path": result.path,
        "value": None if result.value is None else str(result.value),
        "shape": result.shape,
        "constraint": result.component,
    }


def _words(words: Bilingual) -> dict[str, str]:
    return {"nl": words.nl, "en": words.en}
