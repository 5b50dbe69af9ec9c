"""What the Tweede Kamer's OData says of a document."""

import json

import pytest

from kg.read.records import document_facts

BASIS = {"DocumentNummer": "2024D40121", "Soort": "Brief regering", "Kamer": 2, "Vergaderjaar": "2023-2024"}
ONE = {"Nummer": 36410, "Toevoeging": "VIII"}
OTHER = {"Nummer": 31293, "Toevoeging": None}


@pytest.mark.parametrize(
    ("dossiers", "number", "named", "filed"),
    [
        ([ONE], 2, "kst-36410-VIII-2", ["36410-VIII"]),
        ([ONE, OTHER], 2, "2024D40121", ["36410-VIII", "31293"]),  # it is not told in which of them it is number 2
        ([ONE], -1, "2024D40121", ["36410-VIII"]),
        ([], 2, "2024D40121", []),
    ],
)
def test_a_document_is_filed_in_all_its_dossiers(
    dossiers: list[dict[str, object]], number: int, named: str, filed: list[str]
) -> None:
    told = document_facts(json.dumps({**BASIS, "Volgnummer": number, "Kamerstukdossier": dossiers}).encode(), "a.json")
    assert told.id == named
    assert [one.number.value for one in told.dossiers] == filed
