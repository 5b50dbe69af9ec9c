"""The ontology's files are written one way: subjects sorted, one statement a line, so that a change shows as itself.

``python tests/ontology/test_style.py`` rewrites every file in that way.
"""

import re
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph
from rdflib.term import Literal, Node, URIRef

FOLDER = Path(__file__).parents[2] / "ontology"
FILES = sorted(path for path in FOLDER.rglob("*.ttl") if path.name != "prefixes.ttl")
PREFIXES = dict(
    line.removeprefix("@prefix ").removesuffix("> .").split(": <")
    for line in (FOLDER / "prefixes.ttl").read_text(encoding="utf-8").splitlines()
)


def name(node: Node) -> str:
    """One term as we write it: prefixed where the local part allows it without escapes."""
    if isinstance(node, Literal):
        quoted = '"' + node.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        return quoted + (f"@{node.language}" if node.language else f"^^{name(node.datatype)}" if node.datatype else "")
    assert isinstance(node, URIRef), f"a blank node: {node!r}"
    for prefix, iri in PREFIXES.items():
        local = node.removeprefix(iri)
        if local != node and local.replace("-", "").replace("_", "").isalnum() and not local.startswith("-"):
            return f"{prefix}:{local}"
    return f"<{node}>"


def statements(graph: Graph, subject: Node) -> list[str]:
    pairs = [(predicate, name(o)) for predicate, o in graph.predicate_objects(subject)]
    keyed = sorted(("" if predicate == RDF.type else name(predicate), text) for predicate, text in pairs)
    return [f"    {predicate or 'a'} {text}" for predicate, text in keyed]


def canonical(text: str) -> str:
    """The same graph in our style, with the file's opening comment."""
    graph = Graph(bind_namespaces="none").parse(data=text, format="turtle")
    opening = [line for line in text.split("@prefix", 1)[0].splitlines() if line.startswith("#")]
    blocks = [
        f"{name(s)}\n" + " ;\n".join(statements(graph, s)) + " .\n" for s in sorted(set(graph.subjects()), key=name)
    ]
    body = "\n".join(blocks)
    terms = re.sub(r'"(?:[^"\\]|\\.)*"', "", body)
    used = [f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES.items() if re.search(rf"(?<![\w-]){p}:", terms)]
    return "\n".join([*opening, *used, "", body])


def test_there_are_files_to_judge() -> None:
    assert {"codes.ttl", "kamergraaf.ttl", "formations.ttl", "ministries.ttl"} <= {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sorted_and_one_statement_a_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == canonical(text)


def test_blank_nodes_are_seen() -> None:
    with pytest.raises(AssertionError, match="blank node"):
        name(BNode())


def test_a_change_of_order_is_seen() -> None:
    sorted_text = canonical('@prefix kg: <https://w3id.org/kamergraaf/def#> . kg:b kg:p "1", "0" . kg:a kg:p 1 .')
    lines = [line.strip(" ;.") for line in sorted_text.splitlines() if line.startswith((" ", "kg"))]
    assert lines == ["kg:a", 'kg:p "1"^^xsd:integer', "kg:b", 'kg:p "0"', 'kg:p "1"']


if __name__ == "__main__":
    for file in FILES:
        file.write_text(canonical(file.read_text(encoding="utf-8")), encoding="utf-8")
