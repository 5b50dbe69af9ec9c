"""The five queries of the README, asked by the clients that people use, give what the store itself gives."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
import SPARQLWrapper
from conftest import Serving
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.rdf.namespaces import PREFIXES
from kg.store.embedded import Store
from kg.store.query import Solutions

ROOT = Path(__file__).parents[2]
QUERIES = re.findall(r"```sparql\n(.*?)```\n```text", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
DECLARED = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
COMUNICA = shutil.which("comunica-sparql") or shutil.which("comunica-sparql", path=str(ROOT / "node_modules" / ".bin"))
Rows = Counter[frozenset[tuple[str, str]]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients") / "a.store"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "build", str(ROOT / "kg" / "samples"), "--store", str(folder)]
    subprocess.run(command, env=env, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def endpoint(place: Path, serving: Serving) -> Iterator[str]:
    with Store.open(place) as store, serving(store) as address:
        yield f"{address}/sparql"


def wanted(place: Path, query: str) -> Rows:
    with Store.open(place) as store:
        found = store.ask(query)
        assert isinstance(found, Solutions)
        names = found.variables
        rows = [{n: t.value for n, t in zip(names, row, strict=True) if t is not None} for row in found]
    return counted(rows)


def counted(rows: list[dict[str, str]]) -> Rows:
    return Counter(frozenset(row.items()) for row in rows)


def plain(bindings: list[dict[str, dict[str, str]]]) -> Rows:
    return counted([{name: value["value"] for name, value in row.items()} for row in bindings])


@pytest.mark.parametrize("query", QUERIES)
def test_sparqlwrapper(place: Path, endpoint: str, query: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(endpoint, returnFormat=SPARQLWrapper.JSON)
    client.setQuery(query)
    rows = plain(client.queryAndConvert()["results"]["bindings"])
    assert rows
    assert rows == wanted(place, query)


@pytest.mark.parametrize("query", QUERIES)
def test_rdflib(place: Path, endpoint: str, query: str) -> None:
    found = rdflib.Graph(SPARQLStore(endpoint)).query(DECLARED + query)
    names = [str(name) for name in found.vars or []]
    rows = [{n: str(t) for n, t in zip(names, row, strict=True) if t is not None} for row in found]
    assert counted(rows) == wanted(place, query)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("query", QUERIES)
def test_curl(place: Path, endpoint: str, query: str) -> None:
    command = ["curl", "-sS", "--fail", "-H", "Accept: text/csv", "--data-urlencode", f"query={query}", endpoint]
    done = subprocess.run(command, capture_output=True, check=True)
    table = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert counted([{name: value for name, value in row.items() if value} for row in table]) == wanted(place, query)


@pytest.mark.skipif(
    COMUNICA is None, reason="Comunica is not installed: npm install --no-save @comunica/query-sparql@4.2"
)
@pytest.mark.parametrize("query", QUERIES)
def test_comunica(place: Path, endpoint: str, query: str) -> None:
    command = [str(COMUNICA), f"sparql@{endpoint}", "-q", DECLARED + query, "-t", "application/sparql-results+json"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert plain(json.loads(done.stdout)["results"]["bindings"]) == wanted(place, query)
