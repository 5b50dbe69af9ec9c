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


_MINISTRY = """  {
    ?made kg:commitment ?promise ; kg:signature ?signature .
    OPTIONAL { ?signature kg:tenure/org:organization/tooi:officieleNaamExclSoort ?sits }
    OPTIONAL {
      GRAPH ?graph { ?signature kg:office ?post . ?post org:postIn ?body }
      ?body tooi:officieleNaamExclSoort ?seat
    }
    OPTIONAL {
      ?signature kg:office/rdfs:label ?office
      FILTER(REGEX(STR(?office), "^(minister|staatssecretaris)", "i"))
    }
    BIND(REPLACE(STR(?office), "^([Mm]inister|[Ss]taatssecretaris) (van|voor) ", "") AS ?words_of_office)
    FILTER(STR(COALESCE(?sits, ?seat, ?words_of_office)) = $name)
  } UNION {
    GRAPH ?its { ?its kg:lists ?promise . ?promise kg:ministryAsWritten ?written OPTIONAL { ?promise kg:ministry ?of } }
    OPTIONAL { ?of tooi:officieleNaamExclSoort ?called }
    FILTER(STR(COALESCE(?called, ?written)) = $name)
  }"""
_SOURCES = {"brief": "  ?made kg:commitment ?promise .", "kamer": "  ?its kg:lists ?promise ."}


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
        "dossier": f"  ?in kg:commitment ?promise ; kg:dossier <{iri}> .",
        "raad": f"  {{ ?promise kg:concerns/kg:formation <{iri}> }} UNION "
        f"{{ ?of kg:commitment ?promise ; (kg:agendaFor|kg:reportOf)/kg:formation <{iri}> }}",
        "bron": _SOURCES.get(value, "  FILTER(false)"),
        "jaar": f"  FILTER(STRSTARTS(STR(?issued), {literal}))",
        "ministerie": _MINISTRY.replace("$name", str(literal)),
    }[name]
