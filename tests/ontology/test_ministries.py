"""Offices find their ministry by name and day, or none."""

import json
import os
import time
from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from kg.rdf.ministries import ministry_of
from kg.rdf.namespaces import TOOI, TOOI_MIN

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("KAMERGRAAF_SHARED", ROOT.parent / "shared"))
REGISTER = SHARED / "real" / "tooi" / "rwc_ministeries_compleet_1.json"
DATA = Graph().parse(ROOT / "ontology" / "reference" / "ministries.ttl")

# Set up by the cabinet Schoof, after the register was issued
LATER = ("mnre1162", "mnre1171", "mnre1182")

HITS = [
    ("minister van Buitenlandse Zaken", "2024-11-13", "mnre1013"),
    ("Minister van buitenlandse zaken", "2024-11-13", "mnre1013"),
    ("staatssecretaris van Financiën", "2020-01-10", "mnre1090"),
    ("staatssecretaris van Financie\u0308n", "2020-01-10", "mnre1090"),
    ("staatssecretaris van Financiën - Fiscaliteit en Belastingdienst", "2022-05-01", "mnre1090"),
    ("staatssecretaris van Financiën – Toeslagen en Douane", "2022-05-01", "mnre1090"),
    ("minister-president, minister van Algemene Zaken", "2023-03-01", "mnre1010"),
    ("viceminister-president en minister van Financiën", "2008-03-01", "mnre1090"),
    ("minister van Volksgezondheid Welzijn en Sport", "2019-03-01", "mnre1025"),
    ("minister van Verkeer & Waterstaat", "2006-03-01", "mnre0170"),
    ("minister van VROM", "2006-03-01", "mnre0180"),
    # renamed: one ministry under three names, also in the weeks before the name was made formal
    ("minister van Justitie", "2005-06-01", "mnre1058"),
    ("minister van Veiligheid en Justitie", "2010-11-01", "mnre1058"),
    ("minister van Justitie en Veiligheid", "2017-11-01", "mnre1058"),
    ("minister van Landbouw, Visserij, Voedselzekerheid en Natuur", "2024-10-01", "mnre1153"),
    ("minister van Economische Zaken, Landbouw en Innovatie", "2011-02-01", "mnre1045"),
    # for a while, or still
    ("waarnemend minister van Buitenlandse Zaken", "2025-09-01", "mnre1013"),
    ("minister van Defensie a.i.", "2019-03-01", "mnre1018"),
    ("demissionair minister van Defensie", "2025-09-01", "mnre1018"),
    # younger than the register
    ("minister van Asiel en Migratie", "2024-11-01", "mnre1162"),
    ("minister van Klimaat en Groene Groei", "2024-07-02", "mnre1182"),
    # names from before the register's time
    ("minister van Landbouw, Natuurbeheer en Visserij", "1997-06-02", "mnre1150"),
    ("minister van Binnenlandse Zaken", "1996-03-01", "mnre1034"),
    ("staatssecretaris van Onderwijs, Cultuur en Wetenschappen", "2001-03-01", "mnre1109"),
    # two ministries of one name: the last day of the first, the first day of the second
    ("minister van Economische Zaken", "2010-10-13", "mnre1040"),
    ("minister van Economische Zaken", "2010-10-14", "mnre1045"),
    ("minister van Landbouw, Natuur en Voedselkwaliteit", "2010-10-13", "mnre1150"),
    ("minister van Landbouw, Natuur en Voedselkwaliteit", "2017-10-26", "mnre1153"),
]


@pytest.mark.parametrize(("role", "on", "code"), HITS)
def test_the_ministry_of_that_name_on_that_day(role: str, on: str, code: str) -> None:
    assert ministry_of(role, date.fromisoformat(on)) == str(TOOI_MIN[code])


@pytest.mark.parametrize(
    ("role", "on"),
    [
        ("minister voor Rechtsbescherming", "2019-03-01"),
        ("minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", "2019-03-01"),
        ("minister voor Buitenlandse Zaken", "2019-03-01"),
        ("minister-president", "2019-03-01"),
        ("minister van Asiel en Migratie", "2024-07-01"),
        ("minister van Asiel en Migratie", "2026-02-23"),
        ("minister van Buitenlandse Zaken en Defensie", "2019-03-01"),
        ("minister van Buitenlandse", "2019-03-01"),
        ("oud-minister van Buitenlandse Zaken", "2019-03-01"),
        ("directeur van Buitenlandse Zaken", "2019-03-01"),
        ("minister van Buitenlandse Zaken van België", "2019-03-01"),
        ("minister van", "2019-03-01"),
        ("", "2019-03-01"),
        ("minister van Onderwijs en Wetenschappen", "1991-03-01"),
        # no such ministry stood on that day
        ("minister van Landbouw, Natuur en Voedselkwaliteit", "2010-10-14"),
        ("minister van Landbouw, Natuur en Voedselkwaliteit", "2017-10-25"),
        ("minister van Verkeer en Waterstaat", "2010-10-14"),
        ("minister van Infrastructuur en Milieu", "2010-10-13"),
    ],
)
def test_near_misses_have_none(role: str, on: str) -> None:
    assert ministry_of(role, date.fromisoformat(on)) is None


def test_without_a_day_only_a_name_of_one_ministry_will_do() -> None:
    assert ministry_of("minister van Defensie", None) == str(TOOI_MIN.mnre1018)
    assert ministry_of("minister van Economische Zaken", None) is None


@pytest.mark.parametrize("part", ["minister van ", " - ", "a – ", "viceminister-president en ", ", "])
def test_hostile_roles_cost_linear_time(part: str) -> None:
    began = time.process_time()
    assert ministry_of("minister van " + part * (1_000_000 // len(part)), date(2020, 1, 1)) is None
    assert time.process_time() - began < 2


@pytest.mark.skipif(not REGISTER.exists(), reason="the TOOI register is not beside this checkout")
def test_every_version_is_the_register_s_own() -> None:
    register = {
        entry["@id"]: {v["@value"] for v in entry[f"{TOOI}officieleNaamExclSoort"]}
        for entry in json.loads(REGISTER.read_text(encoding="utf-8"))
        if f"{TOOI}Ministerie" in entry["@type"]
    }
    ours = {
        str(iri): {str(name) for name in DATA.objects(iri, TOOI.officieleNaamExclSoort)}
        for iri in DATA.subjects(RDF.type, TOOI.Ministerie)
    }
    assert len(ours) > 20
    later = {str(TOOI_MIN[code]) for code in LATER}
    assert {iri: names for iri, names in ours.items() if iri not in later} == register
    assert later <= ours.keys() - register.keys()


@pytest.mark.skipif(not REGISTER.exists(), reason="the TOOI register is not beside this checkout")
def test_every_tooi_term_is_one_that_the_register_uses() -> None:
    text = REGISTER.read_text(encoding="utf-8")
    terms = {str(node) for triple in DATA for node in triple if str(node).startswith(str(TOOI))}
    assert len(terms) > 5
    assert [term for term in sorted(terms) if f'"{term}"' not in text] == []
