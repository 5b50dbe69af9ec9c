"""Which letter is a Council meeting's annotated agenda or its report."""

from pathlib import Path

import pytest

from kg.build import letter_graph
from kg.model import Council
from kg.rdf.namespaces import KG
from kg.validate import validate
from tests.resolve.told import Case, cases, letter

ROLES = {"agenda": KG["agendaFor"], "report": KG["reportOf"]}
KINDS = {"agenda": "geannoteerde agenda", "report": "verslag"}


@pytest.mark.parametrize("case", cases("roles"))
def test_a_letter_is_a_meetings_agenda_or_report(tmp_path: Path, case: Case) -> None:
    told = letter(tmp_path, case.body)
    councils = [one for one in told.mentions if isinstance(one, Council)]
    assert councils
    assert sorted(one.role for one in councils if one.role) == case.found
    graph = letter_graph(told)
    assert all((None, ROLES[role], None) in graph for role in case.found)
    assert {KINDS[role] for role in case.found} <= {kind.value for kind in told.letterhead.letter_kinds}
    assert validate(graph).conforms
