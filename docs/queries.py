"""Writes docs/queries.md from ``kg/queries/*.rq``: ``python -m docs.queries`` in a checkout; a test compares."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ShapeError
from kg.store.named import NamedQuery, named_queries

PAGE = Path(__file__).with_name("queries.md")

OPENING = """# The named queries
Written from `kg/queries/*.rq` by `docs/queries.py`; change the queries, not this page. `kg query --list` tells them,
`kg query --named NAME` asks one of a store, `--show` prints it, `--param NAME=VALUE` fills a hole of it; a hole left
open allows every value. The same text goes to `/sparql` of `kg serve`, and `--format csv`, `json` or any other form to
a spreadsheet or a program. The values below are of the sample letters (`kg build kg/samples`). A value is taken as
printed (`21 501-02, nr. 9001`); one that cannot be of its kind is told, exit code 2, and no empty answer.
Requests are those for a letter; answers to written questions are found by the questions' number, with `cited-by`.
"""

# What people ask for in public and find nowhere, and the queries that answer it
WISHES = (
    (
        "Who were the ministers and state secretaries, in which office, from when to when, and what did they sign?",
        ("tenures-of-minister", "letters-of-minister", "letters-per-month", "signatories"),
    ),
    (
        "Which promises were made, to whom, when, and what became of them?",
        ("commitments", "open-commitments-by-ministry", "open-commitments", "kept-commitments"),
    ),
    (
        "Who cites which paper, in which words and where in the text?",
        ("cited-by", "citations-of-letter", "cited-papers", "cited-papers-per-year", "co-cited-dossiers"),
    ),
    (
        "What was asked of a minister, and how long did the answer take?",
        ("requests-answered", "days-to-answer", "requests"),
    ),
    (
        "What do the letters say, and where do they contradict each other?",
        (
            "letters-of-dossier", "letter-facts", "mentions-with-quote", "council-meeting-thread", "letter-kinds",
            "anomalies",
        ),
    ),
)  # fmt: skip

FEDERATED = """
## Beside Wikidata
`kg query` and `kg serve` refuse `SERVICE`: a query never leaves the machine by itself. Asked of an endpoint that allows
it, by somebody who means to go out to query.wikidata.org, this tells when and where the signatories were born, for each
person of the graph whose Wikidata item is known. It is written out here and run by no test.
```sparql
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/kamergraaf/def#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT ?name ?letters ?born ?place WHERE {
  {
    SELECT ?item (SAMPLE(?called) AS ?name) (COUNT(DISTINCT ?letter) AS ?letters) WHERE {
      ?letter kg:signature/kg:person ?person .
      ?person owl:sameAs ?item ; foaf:name ?called .
      FILTER(STRSTARTS(STR(?item), "http://www.wikidata.org/entity/"))
    }
    GROUP BY ?item
  }
  SERVICE <https://query.wikidata.org/sparql> {
    ?item wdt:P569 ?born .
    OPTIONAL { ?item wdt:P19/rdfs:label ?place FILTER(LANG(?place) = "nl") }
  }
}
ORDER BY DESC(?letters) ?name
```
"""


def page() -> str:
    """The page as it should stand. Raises ShapeError where a query stands under no heading."""
    queries = {query.name: query for query in named_queries()}
    told = [name for _, names in WISHES for name in names]
    if sorted(told) != sorted(queries):
        raise ShapeError(f"docs/queries.py and kg/queries differ in {', '.join(sorted(set(told) ^ set(queries)))}.")
    lines = [OPENING]
    for wish, names in WISHES:
        lines += [f"## {wish}", *_told(queries[name] for name in names)]
    return "\n".join(lines) + FEDERATED


def _told(queries: Iterable[NamedQuery]) -> Iterator[str]:
    for query in queries:
        holes = "".join(f" --param '{hole.name}={hole.default}'" for hole in query.parameters)
        yield f"### {query.name}\n{query.en}\n*{query.nl}*\n```\nkg query --named {query.name}{holes}\n```"
        yield from (f"- `{hole.name}` ({hole.kind}): {hole.about}" for hole in query.parameters)
        yield f"\nGives {', '.join(f'`{column}`' for column in columns(query))}.\n"


def columns(query: NamedQuery) -> list[str]:
    """The columns of a query's answer, in order."""
    head = re.search(r"^SELECT (?:DISTINCT )?(.+?) WHERE \{$", query.text, re.MULTILINE)
    if head is None:
        raise ShapeError(f"kg/queries/{query.name}.rq does not tell its columns in one line.")
    told = re.sub(r"\([^?]*(?:[^()]|\([^()]*\))*? AS (\?\w+)\)", r"\1", head[1])
    return [column.removeprefix("?") for column in told.split()]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
