"""The data set as portals harvest it: DCAT-AP-NL 3, a catalogue with data set, distributions and service."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from kg.web.links import NAMESPACE
from kg.web.things import EVERYTHING

__all__ = ["LICENCE", "Publisher", "dcat"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DCT = "http://purl.org/dc/terms/"
_DCAT = "http://www.w3.org/ns/dcat#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_VCARD = "http://www.w3.org/2006/vcard/ns#"
_EU = "http://publications.europa.eu/resource/authority/"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
"""Of all the data."""
_LICENCE = NamedNode(LICENCE)
_OPEN = NamedNode(f"{_EU}access-right/PUBLIC")
_GOVERNMENT = NamedNode(f"{_EU}data-theme/GOVE")
_DUTCH = NamedNode(f"{_EU}language/NLD")
_STATUS = NamedNode(f"{_EU}dataset-status/COMPLETED")
_PROTOCOL = NamedNode("https://www.w3.org/TR/sparql11-protocol/")
_TERMS = NamedNode(f"{NAMESPACE}def#")
_NTRIPLES = NamedNode("https://www.iana.org/assignments/media-types/application/n-triples")
_TRIG = NamedNode("https://www.iana.org/assignments/media-types/application/trig")
_LDES = NamedNode("https://w3id.org/ldes/specification")
_ALL = {"query": EVERYTHING, "format": "nt"}
_TITLE = "Kamergraaf: kennisgraaf van Kamerbrieven"
_TOLD = (
    "Brieven van de regering aan de Staten-Generaal als gekoppelde gegevens: dossiers, ondertekenaars, verzoeken, "
    "Raadsvergaderingen, aangehaalde stukken en toezeggingen, elk met de woorden die het zeggen."
)
_KEYWORDS = ("Kamerbrieven", "Kamerstukken", "toezeggingen", "Tweede Kamer", "Eerste Kamer")

_TEXTS = 2  # of what all have in common the title and the description
Value = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the data on a server: an IRI (of TOOI, say), a name, and a mail or web address for questions.

    What is not told is made of the server's own address.
    """

    iri: str = ""
    name: str = ""
    contact: str = ""

    @property
    def address(self) -> str:
        """The contact as an IRI: a mail address by ``mailto:``."""
        mail = "@" in self.contact and "://" not in self.contact
        return f"mailto:{self.contact.removeprefix('mailto:')}" if mail else self.contact


def dcat(
    endpoint: str, base: str, publisher: Publisher, *, titled: bool = False, whole: bool = True
) -> Iterator[Triple]:
    """What DCAT-AP-NL asks for; ``endpoint`` is the address of the SPARQL endpoint, ``base`` the graph's base IRI.

    ``titled`` where the data set has its title and description already; ``whole`` where one answer has room for all.
    """
    home = endpoint.removesuffix("sparql")
    agent = NamedNode(publisher.iri or f"{home}#publisher")
    contact = NamedNode(f"{home}#contact")
    yield from _agent(agent, publisher.name or urlsplit(home).netloc)
    yield from _contact(contact, publisher, home)
    yield from _vocabulary(home)
    common = _common(agent, contact)
    dataset, catalogue = NamedNode(f"{base}id/dataset"), NamedNode(f"{home}dataset#catalogue")
    service, stream = NamedNode(f"{endpoint}#service"), NamedNode(f"{home}stroom#service")
    yield from _described(catalogue, "Catalog", common)
    yield from _about(
        catalogue,
        (
            ("dcat:dataset", dataset),
            ("dcat:service", service),
            ("dcat:service", stream),
            ("foaf:homepage", NamedNode(home)),
        ),
    )
    yield from _described(dataset, "Dataset", common[_TEXTS:] if titled else common)
    yield from _dataset(dataset, home)
    yield from _service(service, dataset, endpoint, _PROTOCOL, common)
    yield from _service(stream, dataset, f"{home}stroom", _LDES, common)
    yield from _distributions(dataset, service, stream, endpoint, whole=whole)


def _common(agent: NamedNode, contact: NamedNode) -> Sequence[tuple[str, Value]]:
    return (
        ("dct:title", Literal(_TITLE, language="nl")),
        ("dct:description", Literal(_TOLD, language="nl")),
        ("dct:publisher", agent),
        ("dct:creator", agent),
        ("dct:license", _LICENCE),
        ("dct:accessRights", _OPEN),
        ("dct:language", _DUTCH),
        ("dcat:contactPoint", contact),
        ("dcat:theme", _GOVERNMENT),
        *(("dcat:keyword", Literal(word, language="nl")) for word in _KEYWORDS),
    )


def _dataset(dataset: NamedNode, home: str) -> Iterator[Triple]:
    return _about(
        dataset,
        (
            ("dct:identifier", Literal(dataset.value)),
            ("dct:conformsTo", _TERMS),
            ("foaf:page", NamedNode(f"{home}def")),
            ("dcat:landingPage", NamedNode(home)),
            ("adms:status", _STATUS),
        ),
    )


def _service(
    service: NamedNode, dataset: NamedNode, endpoint: str, protocol: NamedNode, common: Sequence[tuple[str, Value]]
) -> Iterator[Triple]:
    yield from _described(service, "DataService", common)
    yield from _about(
        service,
        (
            ("dct:identifier", Literal(service.value)),
            ("dct:conformsTo", protocol),
            ("dcat:endpointURL", NamedNode(endpoint)),
            ("dcat:endpointDescription", NamedNode(endpoint)),
            ("dcat:servesDataset", dataset),
        ),
    )


def _distributions(
    dataset: NamedNode, service: NamedNode, stream: NamedNode, endpoint: str, *, whole: bool
) -> Iterator[Triple]:
    """The endpoint, all triples in one file, which the endpoint makes where it has room, and the stream of letters."""
    home = endpoint.removesuffix("sparql")
    by_query = (("dcat:accessURL", NamedNode(endpoint)), ("dcat:accessService", service))
    by_stream = (("dcat:accessURL", NamedNode(f"{home}stroom")), ("dcat:accessService", stream))
    named = (
        (f"{endpoint}#sparql", "SPARQL-endpoint", endpoint, (*by_query, ("dct:conformsTo", _PROTOCOL))),
        (
            f"{endpoint}#ntriples",
            "Alle triples",
            f"{endpoint}?{urlencode(_ALL)}",
            (*by_query, ("dcat:mediaType", _NTRIPLES)),
        ),
        (
            f"{home}stroom",
            "Stroom van brieven: wat erbij kwam, veranderde en wegging (LDES)",
            f"{home}stroom",
            (*by_stream, ("dct:conformsTo", _LDES), ("dcat:mediaType", _TRIG)),
        ),
    )
    for iri, title, address, more in named if whole else (named[0], named[2]):
        part = NamedNode(iri)
        yield from _about(dataset, (("dcat:distribution", part),))
        yield from _is(part, f"{_DCAT}Distribution")
        facts = (
            ("dct:title", Literal(title, language="nl")),
            ("dcat:downloadURL", NamedNode(address)),
            ("dct:license", _LICENCE),
            ("dct:language", _DUTCH),
            ("dct:conformsTo", _TERMS),
            *more,
        )
        yield from _about(part, dict.fromkeys(facts))


def _agent(agent: NamedNode, name: str) -> Iterator[Triple]:
    yield from _is(agent, f"{_FOAF}Agent")
    yield from _about(agent, (("foaf:name", Literal(name, language="nl")),))


def _contact(contact: NamedNode, publisher: Publisher, home: str) -> Iterator[Triple]:
    """``vcard:Kind``, with a mail address where there is one, else a web address."""
    yield from _is(contact, f"{_VCARD}Kind")
    name = publisher.name or urlsplit(home).netloc
    address = NamedNode(publisher.address or home)
    way = ("vcard:hasEmail" if publisher.address.startswith("mailto:") else "vcard:hasURL", address)
    yield from _about(contact, (("vcard:fn", Literal(name)), way))


def _vocabulary(home: str) -> Iterator[Triple]:
    """What the values of others are, as a profile that looks at one document only wants to know."""
    for node, kind in (
        (_DUTCH, f"{_DCT}LinguisticSystem"), (_GOVERNMENT, f"{_SKOS}Concept"), (_STATUS, f"{_SKOS}Concept"),
        (_OPEN, f"{_DCT}RightsStatement"), (_LICENCE, f"{_DCT}LicenseDocument"), (_PROTOCOL, f"{_DCT}Standard"),
        (_TERMS, f"{_DCT}Standard"), (_LDES, f"{_DCT}Standard"),
        (NamedNode(home), f"{_FOAF}Document"), (NamedNode(f"{home}def"), f"{_FOAF}Document"),
    ):  # fmt: skip
        yield from _is(node, kind)
    yield from _about(_GOVERNMENT, (("skos:prefLabel", Literal("Overheid en publieke sector", language="nl")),))


_SPACES: Mapping[str, str] = {
    "dct": _DCT, "dcat": _DCAT, "foaf": _FOAF, "skos": _SKOS, "vcard": _VCARD, "adms": "http://www.w3.org/ns/adms#",
}  # fmt: skip


def _described(node: NamedNode, kind: str, common: Sequence[tuple[str, Value]]) -> Iterator[Triple]:
    yield from _is(node, _DCAT + kind)
    yield from _about(node, common)


def _about(node: NamedNode, facts: Iterable[tuple[str, Value]]) -> Iterator[Triple]:
    for name, value in facts:
        prefix, _, local = name.partition(":")
        yield Triple(node, NamedNode(_SPACES[prefix] + local), value)


def _is(node: NamedNode, kind: str) -> Iterator[Triple]:
    yield Triple(node, NamedNode(_RDF + "type"), NamedNode(kind))
