"""The SPARQL that gives the same letters or promises as a search."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.search.asking import Sorting
from kg.web import names
from kg.web.facts import headed, question
from kg.web.links import is_iri
from kg.web.reader import Reader
from kg.web.searching import Kind, Search

__all__ = ["query"]

_TERMS = {
    "verstreken": "  FILTER(?due < xsd:date(NOW()))",
    "komend": "  FILTER(?due >= xsd:date(NOW()))",
    "geen": "  FILTER(!BOUND(?due))",
}
_SIGNED = """    $letter kg:signature ?signature .
    OPTIONAL { ?signature kg:tenure/org:organization/tooi:officieleNaamExclSoort ?sits }
    OPTIONAL {
      GRAPH ?its_graph { ?signature kg:office ?post . ?post org:postIn ?body }
      ?body tooi:officieleNaamExclSoort ?seat
    }
    OPTIONAL {
      ?signature kg:office/rdfs:label ?office
      FILTER(REGEX(STR(?office), "^(minister|staatssecretaris)", "i"))
    }
    BIND(REPLACE(STR(?office), "^([Mm]inister|[Ss]taatssecretaris) (van|voor) ", "") AS ?words_of_office)
    FILTER(STR(COALESCE(?sits, ?seat, ?words_of_office)) = $value)"""
# Worked out once and joined: the engine asks an EXISTS anew of each letter, and its OPTIONALs each time of all.
_MINISTRY_OF_LETTER = f"  {{ SELECT DISTINCT ?letter WHERE {{\n{_SIGNED.replace('$letter', '?letter')}\n  }} }}"
_MINISTRY_OF_PROMISE = f"""  {{
    ?made kg:commitment ?promise .
{_SIGNED.replace("$letter", "?made")}
  }} UNION {{
    GRAPH ?its {{
      ?its kg:lists ?promise . ?promise kg:ministryAsWritten ?written OPTIONAL {{ ?promise kg:ministry ?of }}
    }}
    OPTIONAL {{ ?of tooi:officieleNaamExclSoort ?called }}
    FILTER(STR(COALESCE(?called, ?written)) = $value)
  }}"""
_OPEN = """{
    ?letter kg:commitment ?promise OPTIONAL { ?promise kg:status ?status }
    FILTER(!BOUND(?status) || ?status = code:openstaand)
  }"""
_NONE = "  FILTER(false)"

_LINES: Mapping[Kind, Mapping[str, str]] = {
    "zoek": {
        "jaar": "  ?letter dcterms:issued ?day FILTER(STRSTARTS(STR(?day), $value))",
        "ministerie": _MINISTRY_OF_LETTER,
        "minister": "  ?letter kg:signedBy $iri .",
        "dossier": "  ?letter kg:dossier/kg:dossierNumber $value .",
        "soort": "  ?letter kg:letterKind $code .",
        "raad": "  ?letter (kg:mentions|kg:agendaFor|kg:reportOf)/kg:formation $iri .",
    },
    "toezeggingen": {
        "stand": "  ?promise kg:status $code .",
        "minister": "  ?promise kg:promisedBy $iri .",
        "dossier": "  ?in kg:commitment ?promise ; kg:dossier $iri .",
        "raad": "  { ?promise kg:concerns/kg:formation $iri } UNION "
        "{ ?of kg:commitment ?promise ; (kg:agendaFor|kg:reportOf)/kg:formation $iri }",
        "jaar": "  FILTER(STRSTARTS(STR(?issued), $value))",
        "ministerie": _MINISTRY_OF_PROMISE,
    },
}
"""What narrows a query by one value of one field: ``$value`` as text, ``$iri`` or ``$code`` of what it names."""

_CHOICES: Mapping[str, Mapping[str, str]] = {
    "bron": {"brief": "  ?made kg:commitment ?promise .", "kamer": "  ?its kg:lists ?promise ."},
    "toezegging": {"ja": f"  FILTER EXISTS {_OPEN}", "nee": f"  FILTER NOT EXISTS {_OPEN}"},
}
_OWN = re.compile(
    r"\?(day|signature|sits|its_graph|post|body|seat|office|words_of_office|in|of|its|written|called|made)\b"
)
_CONCEPTS = {"minister": "persoon", "raad": "raadsformatie", "dossier": "dossier"}
_ORDERED: Mapping[Sorting, str] = {"oldest": "?issued ", "due": "ASC(!BOUND(?due)) ?due DESC(?issued) "}
"""How a query is ordered; else the newest come first, also where the page has the best match first."""
_THINGS: Mapping[Kind, tuple[str, str]] = {"zoek": ("letters", "letter"), "toezeggingen": ("promises", "promise")}


def query(reader: Reader, search: Search) -> str:
    """The query. What was typed is sought by the same index (``kg.search.matches``)."""
    question_name, thing = _THINGS[search.kind]
    lines = [f"  FILTER(kg:matches(?{thing}, {ox.Literal(search.text)}))"] if search.text else []
    for name, values in search.narrowed.items():
        lines += [_line(reader, search.kind, name, value) for value in values if value]
    lines += [_TERMS[search.term]] if search.term else []
    text = question(question_name).replace("$ordered", _ORDERED.get(search.order, "DESC(?issued) "))
    return headed(text.replace("$narrowed", "\n".join(_apart(lines))))


def _line(reader: Reader, kind: Kind, name: str, value: str) -> str:
    """What narrows the query by one value of one field; what no thing has for one is asked of none."""
    if name in _CHOICES:
        return _CHOICES[name].get(value, _NONE)
    line = _LINES[kind][name]
    iri = f"{reader.links.base}id/{_CONCEPTS.get(name, name)}/{value}"
    code = f"{names.CODES}{value}"
    if not is_iri(iri) and ("$iri" in line or "$code" in line):
        return _NONE
    return line.replace("$iri", f"<{iri}>").replace("$code", f"<{code}>").replace("$value", str(ox.Literal(value)))


def _apart(lines: list[str]) -> list[str]:
    """The lines, of which no two share a variable of their own: each says that there is something, not the same one."""
    return [_OWN.sub(rf"?\g<1>_{place}", line) if place else line for place, line in enumerate(lines)]
