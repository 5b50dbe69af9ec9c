"""The types of pages that a browser or a program can ask, each with the pages of it to measure."""

from dataclasses import dataclass
from typing import Final

__all__ = ["KINDS", "WARM", "Kind"]

_HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of page. ``paths`` are the addresses; where ``things`` asks for things (what follows SELECT, the first
    variable is the thing), those of each of them, ``{it}`` being its IRI after ``id/`` and ``{slug}`` the last part of
    that. ``{began}`` is the number with which the stream begins, ``{page}`` that of each of its pages.
    """

    name: str
    paths: tuple[str, ...]
    things: str = ""
    accept: str = _HTML
    status: int = 200


def _most(pattern: str) -> str:
    """The things to which most of a pattern ``?y … ?x`` leads."""
    return f"?x (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?x ORDER BY DESC(?n) ?x"


_PERSONS = _most("?y kg:signedBy ?x")
_DOSSIERS = _most("?y kg:dossier ?x")
_FORMATIONS = _most("?y kg:formation ?x")
_MEETINGS = _most("?x kg:formation ?formation . ?y kg:mentions ?x")
_OFFICES = _most("?y kg:office ?x")
_DAYS = _most("?y oa:hasBody ?x . ?x a time:Instant")
_DEBATES = _most("?y oa:hasBody ?x . ?x a kg:Debate")
_LETTERS = _most("?y dcterms:references ?x FILTER EXISTS { ?x kg:text ?text }")
_CITED = _most("?y dcterms:references ?x FILTER NOT EXISTS { ?x kg:text ?text } FILTER NOT EXISTS { ?x a kg:Dossier }")
_NEWEST = "?x { ?x a kg:Letter ; dcterms:issued ?day } ORDER BY DESC(?day) ?x"
_KEPT = "?x { ?x kg:fulfilledBy ?y }"
_REQUESTS = "?x { ?x a kg:Request }"
_WORDS = ("brief", "raad", "motie", "toezegging", "verordening", "overleg", "fraude", "hoger onderwijs", '"uw Kamer"')


def _each(before: str, after: str = "") -> tuple[str, ...]:
    return tuple(f"{before}{word}{after}" for word in _WORDS)


KINDS: Final = (
    Kind("home", ("/", "/?lang=en")),
    Kind("letter, the newest", ("/doc/{it}",), _NEWEST),
    Kind("letter, the most cited", ("/doc/{it}",), _LETTERS),
    Kind("paper that is only cited", ("/doc/{it}",), _CITED),
    Kind("dossier", ("/doc/{it}",), _DOSSIERS),
    Kind("minister", ("/doc/{it}",), _PERSONS),
    Kind("Council formation", ("/doc/{it}",), _FORMATIONS),
    Kind("Council meeting", ("/doc/{it}",), _MEETINGS),
    Kind("promise", ("/doc/{it}",), _KEPT),
    Kind("request", ("/doc/{it}",), _REQUESTS),
    Kind("office", ("/doc/{it}",), _OFFICES),
    Kind("day", ("/doc/{it}",), "?x { ?x a time:Instant ; time:inXSDDate ?day }"),
    Kind("day, those most named", ("/doc/{it}",), _DAYS),
    Kind("debate", ("/doc/{it}",), _DEBATES),
    Kind("all that is said of a letter", ("/doc/{it}?alles=1",), _LETTERS),
    Kind("what is not there", ("/doc/kamerstuk/{slug}-99999",), _DOSSIERS, status=404),
    Kind("network of citations", ("/netwerk/{it}",), _LETTERS),
    Kind("search: words", _each("/zoek?q=")),
    Kind("search: nothing typed", ("/zoek",)),
    Kind("search: a minister's letters", ("/zoek?minister={slug}",), _PERSONS),
    Kind("promises: all", ("/toezeggingen",)),
    Kind("promises: words", _each("/toezeggingen?q=")),
    Kind("promises: a minister's", ("/toezeggingen?minister={slug}",), _PERSONS),
    Kind("promises: a formation's, open", ("/toezeggingen?raad={slug}&stand=openstaand",), _FORMATIONS),
    Kind("editor of queries", ("/sparql", "/sparql?lang=en")),
    Kind("terms", ("/def", "/def?lang=en")),
    Kind("lists: what there is", ("/lijst", "/lijst?lang=en")),
    Kind("list: letters of a year", ("/lijst/brieven/2023", "/lijst/brieven/2024")),
    Kind("list: dossiers, ministers, Councils", ("/lijst/dossiers", "/lijst/bewindspersonen", "/lijst/raden")),
    Kind("list: promises, open", ("/lijst/toezeggingen/openstaand", "/lijst/toezeggingen/openstaand?lang=en")),
    Kind("stream of letters", ("/stroom",)),
    Kind("RDF of a minister", ("/doc/{it}.ttl",), _PERSONS),
    Kind("RDF of a dossier", ("/doc/{it}.ttl",), _DOSSIERS),
    Kind("RDF of a letter", ("/doc/{it}.ttl", "/doc/{it}.jsonld"), _NEWEST),
    Kind("feed of a minister, Atom", ("/zoek.atom?minister={slug}",), _PERSONS),
    Kind("feed of a dossier, Atom", ("/zoek.atom?dossier={slug}",), _DOSSIERS),
    Kind("feed of a formation, Atom", ("/zoek.atom?raad={slug}",), _FORMATIONS),
    Kind("search: words, Atom", _each("/zoek.atom?q=")),
    Kind("search: words, CSV of a thousand", _each("/zoek.csv?q=")),
    Kind("search: words, JSON of a thousand", _each("/zoek.json?q=")),
    Kind("promises: words, JSON of a thousand", _each("/toezeggingen.json?q=")),
    Kind("data set (VoID, DCAT), Turtle", ("/dataset", "/.well-known/void"), accept="text/turtle"),
    Kind("terms, Turtle", ("/def.ttl",)),
    Kind("stream of letters, Turtle", ("/stroom",), accept="text/turtle"),
    Kind("stream of letters, a page of fifty, TriG", ("/stroom/{began}-{page}.trig",)),
)
"""Pages first, then what programs ask."""

WARM: Final = ("/dataset?format=ttl", "/sparql/terms", "/", "/zoek?q=brief", "/toezeggingen", "/def", "/sparql", "/")
"""Asked before anything is measured: no page is to pay for what is done once a worker, or once a state of the store."""
