"""The page of the data set as a whole: what it is, how much it holds, where to get it, and under which licence."""

from kg.web.answer import Answerer
from kg.web.dcat import LICENCE
from kg.web.facts import fetch, rows
from kg.web.links import NAMESPACE
from kg.web.pages import home
from kg.web.pages.frame import FORMS, forms, whole
from kg.web.reader import Reader

__all__ = ["page"]

_EVERYTHING = "CONSTRUCT WHERE { ?s ?p ?o }"


def page(answerer: Answerer, reader: Reader, iri: str, triples: int | None = None) -> str:
    """The whole page; ``triples`` is how many statements there are, where that is counted already."""
    facts = fetch(answerer, "thing", it=iri)
    if triples is None and reader.whole:
        triples = int(rows(answerer, "triples")[0]["triples"])
    counts = [] if triples is None else [(reader.number(triples), reader.word("triples"), None)]
    licences = facts.all(iri, "dcterms:license") or [LICENCE]
    vocabularies = facts.all(iri, "void:vocabulary") or [f"{NAMESPACE}def#"]
    return whole(
        reader,
        "dataset",
        title=facts.one(iri, "dcterms:title", reader.lang) or reader.word("foot_void"),
        iri=iri,
        counts=[*counts, *home.counts(answerer, reader)],
        ways=_ways(reader),
        licences=[one for one in licences if one.startswith("https://")],
        vocabularies=[(_called(reader, one), reader.of_thing(one)) for one in vocabularies],
        forms=forms(reader, iri) if reader.whole else _forms(reader),
    )


def _ways(reader: Reader) -> list[tuple[str, str]]:
    """How to get at it; of a site of plain files all but the terms falls away."""
    terms = [(reader.word("get_terms"), reader.to("def"))]
    if reader.whole:
        return terms
    return [
        (reader.word("get_endpoint"), reader.to("sparql")),
        (reader.word("get_all"), f"{reader.to('sparql', query=_EVERYTHING, format='nt')}"),
        (reader.word("foot_stream"), reader.to("stroom")),
        (reader.word("get_openapi"), reader.links.path("openapi.json")),
        *terms,
    ]


def _forms(reader: Reader) -> list[tuple[str, str]]:
    """The description in each form, which the server makes with all counts: no address of a thing has those."""
    return [(name, f"{reader.links.path('dataset')}?format={extension}") for name, extension in FORMS]


def _called(reader: Reader, vocabulary: str) -> str:
    """Our own by their words, those of others by their address."""
    ours = {f"{NAMESPACE}def#": "own_terms", f"{NAMESPACE}def/code/": "own_codes"}
    return reader.word(ours[vocabulary]) if vocabulary in ours else vocabulary
