"""Five questions to begin with, each with its SPARQL; and the counts that describe the graph."""

from dataclasses import dataclass

__all__ = ["CLASSES", "EXAMPLES", "PREFIXES", "PROPERTIES", "Example"]

PREFIXES = """PREFIX kg: <https://w3id.org/kamergraaf/def#>
PREFIX code: <https://w3id.org/kamergraaf/def/code/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A question in words, in both languages, and as SPARQL without its prefixes."""

    nl: str
    en: str
    sparql: str

    @property
    def query(self) -> str:
        """The whole query, with the prefixes that it uses."""
        used = (line for line in PREFIXES.splitlines() if line.split()[1] in self.sparql)
        return "\n".join((*used, "", self.sparql))


EXAMPLES = (
    Example(
        "Welke brieven zijn het nieuwst?",
        "Which letters are the newest?",
        """SELECT ?brief ?datum ?titel WHERE {
  ?brief a kg:Letter ; dcterms:issued ?datum .
  OPTIONAL { ?brief dcterms:title ?titel }
} ORDER BY DESC(?datum) LIMIT 25""",
    ),
    Example(
        "Welke toezeggingen staan open, en in welke woorden?",
        "Which commitments are outstanding, and in which words?",
        """SELECT ?brief ?datum ?woorden WHERE {
  ?brief kg:commitment ?toezegging ; dcterms:issued ?datum .
  ?toezegging kg:status code:openstaand ; kg:text ?woorden .
} ORDER BY DESC(?datum) LIMIT 25""",
    ),
    Example(
        "Welke stukken worden het meest aangehaald?",
        "Which papers are cited most?",
        """SELECT ?stuk (COUNT(DISTINCT ?brief) AS ?brieven) WHERE {
  ?brief dcterms:references ?stuk .
} GROUP BY ?stuk ORDER BY DESC(?brieven) ?stuk LIMIT 25""",
    ),
    Example(
        "Wie ondertekende hoeveel brieven, en in welk ambt?",
        "Who signed how many letters, and in which office?",
        """SELECT ?naam ?ambt (COUNT(DISTINCT ?brief) AS ?brieven) WHERE {
  ?brief kg:signature ?ondertekening .
  ?ondertekening kg:person/foaf:name ?naam ; kg:office/rdfs:label ?ambt .
} GROUP BY ?naam ?ambt ORDER BY DESC(?brieven) ?naam LIMIT 25""",
    ),
    Example(
        "Welke Raadsvergaderingen komen in welke brieven voor?",
        "Which Council meetings are mentioned in which letters?",
        """SELECT DISTINCT ?vergadering ?dag ?brief WHERE {
  ?vergadering a kg:CouncilMeeting ; schema:startDate ?dag .
  ?brief kg:mentions ?vergadering .
} ORDER BY DESC(?dag) LIMIT 25""",
    ),
)

CLASSES = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY ?class"
PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) WHERE { ?s ?property ?o } GROUP BY ?property ORDER BY ?property"
