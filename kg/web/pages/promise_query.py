"""The SPARQL that gives the same promises as a search of ``/toezeggingen``."""

import pyoxigraph as ox

from kg.web import names
from kg.web.facts import asked
from kg.web.links import is_iri
from kg.web.reader import Reader
from kg.web.searching import Search

__all__ = ["promise_query"]

_TERMS = {
    "verstreken": "  FILTER(?due < xsd:date(NOW()))",
    "komend": "  FILTER(?due >= xsd:date(NOW()))",
    "geen": "  FILTER(!BOUND(?due))",
}


_MINISTRY = """  ?letter kg:signature ?signature .
  OPTIONAL { ?signature kg:tenure/org:organization/tooi:officieleNaamExclSoort ?sits }
  OPTIONAL {
    GRAPH ?graph { ?signature kg:office ?post . ?post org:postIn ?body }
    ?body tooi:officieleNaamExclSoort ?seat
  }
  OPTIONAL {
    ?signature kg:office/rdfs:label ?office
    FILTER(REGEX(STR(?office), "^(minister|staatssecretaris)", "i"))
  }
  FILTER(STR(COALESCE(?sits, ?seat, REPLACE(STR(?office), "^([Mm]inister|[Ss]taatssecretaris) (van|voor) ", "")))"""


def promise_query(reader: Reader, search: Search) -> str:
    """The query. What was typed is sought by its words alone, as SPARQL knows no stems."""
    lines = []
    for name, values in search.narrowed.items():
        lines += [line for value in values if value and (line := _line(reader, name, value))]
    lines += [_TERMS[search.term]] if search.term else []
    lines += [f"  FILTER(CONTAINS(LCASE(?words), {ox.Literal(search.text.lower())}))"] if search.text else []
    return asked("promises").replace("$narrowed", "\n".join(lines))


def _line(reader: Reader, name: str, value: str) -> str:
    """What narrows the query by one value of one field."""
    concept = {"minister": "persoon", "raad": "raadsformatie", "dossier": "dossier"}.get(name)
    iri = f"{reader.links.base}id/{concept}/{value}"
    if (concept or name == "stand") and not is_iri(iri):
        return ""
    literal = ox.Literal(value)
    return {
        "stand": f"  ?promise kg:status <{names.CODES}{value}> .",
        "minister": f"  ?promise kg:promisedBy <{iri}> .",
        "dossier": f"  ?letter kg:dossier <{iri}> .",
        "raad": f"  {{ ?promise kg:concerns/kg:formation <{iri}> }} UNION "
        f"{{ ?letter (kg:agendaFor|kg:reportOf)/kg:formation <{iri}> }}",
        "jaar": f"  FILTER(STRSTARTS(STR(?issued), {literal}))",
        "ministerie": f"{_MINISTRY} = {literal})",
    }[name]
