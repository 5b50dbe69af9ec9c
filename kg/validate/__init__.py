"""Validates the graph of a letter by the rules of ``shapes/``, and tells the outcome to people and to machines."""

from kg.validate.result import Bilingual, Language, Quote, Report, Result, Severity
from kg.validate.run import validate, validate_all
from kg.validate.shapes import Rule, Shapes, default_shapes, shapes_of

__all__ = [
    "Bilingual",
    "Language",
    "Quote",
    "Report",
    "Result",
    "Rule",
    "Severity",
    "Shapes",
    "default_shapes",
    "shapes_of",
    "validate",
    "validate_all",
]
