"""Validates the graph of a letter by the rules of ``shapes/``, and tells the outcome to people and to machines."""

from kg.validate.book import rules
from kg.validate.files import graphs_in, graphs_of
from kg.validate.html import as_html
from kg.validate.json_report import as_json
from kg.validate.result import Bilingual, Language, Quote, Report, Result, Severity
from kg.validate.run import validate, validate_all
from kg.validate.shapes import Rule, Shapes, default_shapes, shapes_of
from kg.validate.statements import Statements, statements
from kg.validate.text import as_text
from kg.validate.turtle import as_turtle, graph_of

__all__ = [
    "Bilingual",
    "Language",
    "Quote",
    "Report",
    "Result",
    "Rule",
    "Severity",
    "Shapes",
    "Statements",
    "as_html",
    "as_json",
    "as_text",
    "as_turtle",
    "default_shapes",
    "graph_of",
    "graphs_in",
    "graphs_of",
    "rules",
    "shapes_of",
    "statements",
    "validate",
    "validate_all",
]
