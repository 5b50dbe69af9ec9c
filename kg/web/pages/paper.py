"""The page of a paper that is cited but not held: who cites it, and in which words."""

from kg.web import names
from kg.web.answer import Answerer
from kg.web.dutch import joined
from kg.web.facts import Row, asked, fetch, named, rows
from kg.web.pages.frame import forms, network_of, whole
from kg.web.pages.naming import around, place, plain
from kg.web.reader import Reader

__all__ = ["page"]

_MOST, _ALONE = 200, 500
"""So many places stand on a page, and on one that cannot lead on to a query."""


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one paper, publication or motion."""
    facts = fetch(answerer, "thing", it=iri)
    dossiers = facts.all(iri, "kg:dossier")
    called = named(answerer, [*dossiers, *facts.all(iri, "kg:mover")], reader.lang)
    most = _ALONE if reader.whole else _MOST
    cited = rows(answerer, "cited-by", it=iri, most=most)
    lines = around(answerer, [row["mention"] for row in cited])
    citing = _citing(reader, [{**row, **lines.get(row["mention"], {})} for row in cited])
    count = len(citing) if len(cited) < most else len(rows(answerer, "citing", it=iri))
    movers = dict.fromkeys(called[one] for one in facts.all(iri, "kg:mover") if one in called)
    by = reader.together(list(movers))
    moved = by and not facts.has(iri, "dcterms:identifier")
    kinds = [names.code(one, reader.lang) for one in facts.all(iri, "dcterms:type")]
    if "https://w3id.org/kamergraaf/def#Motion" in facts.all(iri, "rdf:type"):
        kinds.append(reader.word("motion"))
    return whole(
        reader,
        "paper",
        title=names.titled(facts.one(iri, "dcterms:title"))
        or (reader.word("motion_of", by) if moved else names.thing(facts, iri, reader)),
        number=facts.one(iri, "dcterms:identifier"),
        iri=iri,
        kinds=kinds,
        movers=joined(", ", list(movers)),
        dossiers=[_dossier(reader, one, called) for one in dossiers],
        official=[one for one in facts.all(iri, "foaf:page") if one.startswith("https://")],
        citing=citing,
        count=count,
        query=reader.to("sparql", query=asked("citing", it=iri)),
        forms=forms(reader, iri),
        network=network_of(reader, iri),
    )


def _dossier(reader: Reader, iri: str, called: dict[str, str]) -> tuple[str, str, str | None]:
    return names.spaced(iri.rpartition("/")[2]), names.titled(called.get(iri, "")), reader.of_thing(iri)


def _citing(reader: Reader, found: list[Row]) -> list[dict[str, object]]:
    """Each citing letter once, with all the words in which it cites, in their sentences."""
    letters: dict[str, dict[str, object]] = {}
    for row in found:
        href = reader.of_thing(row["by"])
        day = row.get("issued", "")
        said = (place(row, href or ""), plain(row.get("sentence", "")))
        letter = letters.setdefault(
            row["by"],
            {
                "title": names.title_of(row, reader),
                "number": names.paper(row.get("id", "")),
                "href": href,
                "day": day,
                "date": reader.day(day),
                "places": [],
                "relation": row.get("relation", "").rpartition("#")[2],
            },
        )
        places = letter["places"]
        assert isinstance(places, list)
        if said not in places:
            places.append(said)
    return list(letters.values())
