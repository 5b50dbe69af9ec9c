"""Proceedings, answers, the Chamber's numbers, annexes, EU documents, journals and rulings."""

import pytest

from kg.extract import aanhangsel, annexes, eu_documents, handelingen, laws, tk_documents
from tests.extract.pages import HOSTILE, Find, found, is_linear, page

FINDERS: dict[str, Find] = {
    "handelingen": handelingen.find,
    "aanhangsel": aanhangsel.find,
    "tk_document": tk_documents.find,
    "annex": annexes.find,
    "eu_document": eu_documents.find,
    "law": laws.find,
}

# type, text, (id, words) of each mention
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "handelingen",
        "(Handelingen II 2024/25, nr. 27, item 4)",
        [("h-tk-20242025-27-4", "Handelingen II 2024/25, nr. 27, item 4")],
    ),
    (
        "handelingen",
        "Handelingen I 2021/22, nr. 3, item 6; zie",
        [("h-ek-20212022-3-6", "Handelingen I 2021/22, nr. 3, item 6")],
    ),
    (
        "handelingen",
        "Handelingen II 2018/19, nr. 66, items 3 en 6)",
        [("h-tk-20182019-66-3", "Handelingen II 2018/19, nr. 66, items 3"), ("h-tk-20182019-66-6", "6")],
    ),
    (
        "handelingen",
        "Handelingen II, 2012/2013, nr. 26 item 5, blz. 11–37 en item 8, blz. 41–73",
        [
            ("h-tk-20122013-26-5", "Handelingen II, 2012/2013, nr. 26 item 5, blz. 11–37"),
            ("h-tk-20122013-26-8", "item 8, blz. 41–73"),
        ],
    ),
    (
        "handelingen",
        "Handelingen II 1997–1998, nr. 60, blz. 4561–4579",
        [("h-tk-19971998-60", "Handelingen II 1997–1998, nr. 60, blz. 4561–4579")],
    ),
    (
        "handelingen",
        "Handelingen II 2012/13, nr. 39, Regeling van Werkzaamheden",
        [("h-tk-20122013-39", "Handelingen II 2012/13, nr. 39, Regeling van Werkzaamheden")],
    ),
    (
        "handelingen",
        "Handelingen der Tweede Kamer, vergaderjaar 2010–2011, nr. 39",
        [("h-tk-20102011-39", "Handelingen der Tweede Kamer, vergaderjaar 2010–2011, nr. 39")],
    ),
    ("handelingen", "Handelingen II 2012/13, nr. 26-5.", [("h-tk-20122013-26-5", "Handelingen II 2012/13, nr. 26-5")]),
    ("handelingen", "h-tk-20232024-12-5", [("h-tk-20232024-12-5", "h-tk-20232024-12-5")]),
    (
        "handelingen",
        "Handelingen II 2024/25, nr. 27, item 4 en 12 brieven",
        [("h-tk-20242025-27-4", "Handelingen II 2024/25, nr. 27, item 4")],
    ),
    ("handelingen", "Aanhangsel Handelingen II 2019/20, nr. 2425", []),
    ("handelingen", "Aanhangsel van de Handelingen II 2019/20, nr. 2425", []),
    ("handelingen", "De handelingen van 2019 en 2020", []),
    (
        "aanhangsel",
        "Aanhangsel Handelingen II 2024/25, nr. 1208.",
        [("ah-tk-20242025-1208", "Aanhangsel Handelingen II 2024/25, nr. 1208")],
    ),
    (
        "aanhangsel",
        "Aanhangsel van de Handelingen, vergaderjaar 2009–2010, nrs. 5 en 6",
        [
            ("ah-tk-20092010-5", "Aanhangsel van de Handelingen, vergaderjaar 2009–2010, nrs. 5"),
            ("ah-tk-20092010-6", "6"),
        ],
    ),
    (
        "aanhangsel",
        "Aanhangsel Handelingen I 2019/20, nr. 4",
        [("ah-ek-20192020-4", "Aanhangsel Handelingen I 2019/20, nr. 4")],
    ),
    (
        "aanhangsel",
        "Aanhangsel van de Handelingen nr. 2425, vergaderjaar 2019–2020.",
        [("ah-tk-20192020-2425", "Aanhangsel van de Handelingen nr. 2425, vergaderjaar 2019–2020")],
    ),
    ("aanhangsel", "ah-tk-20202021-3235", [("ah-tk-20202021-3235", "ah-tk-20202021-3235")]),
    ("aanhangsel", "het aanhangsel van de wet van 2019, nr. 5", []),
    ("tk_document", "kenmerk 2018D42487.", [("2018D42487", "2018D42487")]),
    ("tk_document", "bekend onder 2010Z16021, dat", [("2010Z16021", "2010Z16021")]),
    ("tk_document", "12010Z16021 2010Z160211 2010X16021 2010Z1602", []),
    ("annex", "nr. 98, blg-877215)", [("blg-877215", "blg-877215")]),
    ("annex", "xblg-877215 blg-a", []),
    ("eu_document", "(COM(2014) 910 final).", [("COM(2014)910", "COM(2014) 910 final")]),
    ("eu_document", "COM (2012) 393 en 394,", [("COM(2012)393", "COM (2012) 393"), ("COM(2012)394", "394")]),
    ("eu_document", "COM(2012) 393 en 23 voorstellen", [("COM(2012)393", "COM(2012) 393")]),
    ("eu_document", "COM(99) 687", [("COM(1999)687", "COM(99) 687")]),
    ("eu_document", "COM/2018/643", [("COM(2018)643", "COM/2018/643")]),
    (
        "eu_document",
        "JOIN(2022) 48, SWD(2023)45 en C(2022) 6859",
        [
            ("JOIN(2022)48", "JOIN(2022) 48"),
            ("SWD(2023)45", "SWD(2023)45"),
            ("C(2022)6859", "C(2022) 6859"),
        ],
    ),
    ("eu_document", "Verordening (EG) nr. 2027/97", [("31997R2027", "Verordening (EG) nr. 2027/97")]),
    ("eu_document", "verordening (EG) 2004/2003", [("32003R2004", "verordening (EG) 2004/2003")]),
    ("eu_document", "verordening 17/62", [("31962R0017", "verordening 17/62")]),
    ("eu_document", "Verordening (EU) nr. 2016/679", [("32016R0679", "Verordening (EU) nr. 2016/679")]),
    ("eu_document", "Verordening (EU) 2022/2056", [("32022R2056", "Verordening (EU) 2022/2056")]),
    ("eu_document", "richtlijn nr. 2003/88/EG", [("32003L0088", "richtlijn nr. 2003/88/EG")]),
    ("eu_document", "Besluit nr. 1082/2013/EU", [("32013D1082", "Besluit nr. 1082/2013/EU")]),
    ("eu_document", "Besluit 2010/48/EG", [("32010D0048", "Besluit 2010/48/EG")]),
    ("eu_document", "Verordening (EU) nr. 833/2014", [("32014R0833", "Verordening (EU) nr. 833/2014")]),
    ("eu_document", "Verordening\n(EU) nr. 833/2014", [("32014R0833", "Verordening\n(EU) nr. 833/2014")]),
    ("eu_document", "Verordening (EU) 2019/452 b", [("32019R0452", "Verordening (EU) 2019/452")]),
    ("eu_document", "Verordening 883/2004.", [("32004R0883", "Verordening 883/2004")]),
    ("eu_document", "Verordening (EEG) nr. 1408/71", [("31971R1408", "Verordening (EEG) nr. 1408/71")]),
    ("eu_document", "Verordening (EU) nr. 1999/2013", [("32013R1999", "Verordening (EU) nr. 1999/2013")]),
    ("eu_document", "Uitvoeringsverordening (EU) 2018/1981", [("32018R1981", "Uitvoeringsverordening (EU) 2018/1981")]),
    ("eu_document", "Richtlijn 2009/28/EG", [("32009L0028", "Richtlijn 2009/28/EG")]),
    ("eu_document", "Richtlijn (EU) 2016/1148", [("32016L1148", "Richtlijn (EU) 2016/1148")]),
    ("eu_document", "richtlijn 91/676/EEG", [("31991L0676", "richtlijn 91/676/EEG")]),
    ("eu_document", "de Kaderrichtlijn water (KRW, 2000/60/EG)", [("32000L0060", "2000/60/EG")]),
    ("eu_document", "de Habitatrichtlijn (92/43/EEG)", [("31992L0043", "92/43/EEG")]),
    (
        "eu_document",
        "Richtlijnen 2013/32/EU en 2013/33/EU",
        [("32013L0032", "Richtlijnen 2013/32/EU"), ("32013L0033", "2013/33/EU")],
    ),
    ("eu_document", "Besluit (GBVB) 2015/1333", [("32015D1333", "Besluit (GBVB) 2015/1333")]),
    ("eu_document", "Kaderbesluit 2002/584/JBZ", [("32002F0584", "Kaderbesluit 2002/584/JBZ")]),
    ("eu_document", "32016R0679", [("32016R0679", "32016R0679")]),
    ("eu_document", "resolutie 2249 (2015)", []),
    ("eu_document", "in 2016/17 en 2018/19", []),
    ("eu_document", "COMMISSIE (2014) 5, artikel C(3)", []),
    ("eu_document", "3/4 van de richtlijn", []),
    ("law", "(Stb. 2016, 156)", [("stb-2016-156", "Stb. 2016, 156")]),
    ("law", "Stb. 2004,\n306", [("stb-2004-306", "Stb. 2004,\n306")]),
    ("law", "Stcrt. 2018, nr. 26374)", [("stcrt-2018-26374", "Stcrt. 2018, nr. 26374")]),
    ("law", "Staatsblad 2020, 172 en 173.", [("stb-2020-172", "Staatsblad 2020, 172"), ("stb-2020-173", "173")]),
    (
        "law",
        "Trb. 2007, 169 en Trb.\n2014, 113",
        [("trb-2007-169", "Trb. 2007, 169"), ("trb-2014-113", "Trb.\n2014, 113")],
    ),
    ("law", "stb-2016-156", [("stb-2016-156", "stb-2016-156")]),
    ("law", "Stb. 2004, 306 en 2005, 12", [("stb-2004-306", "Stb. 2004, 306"), ("stb-2005-12", "2005, 12")]),
    ("law", "het Staatsblad van 2016, 5 mei", []),
    ("law", "ECLI:NL:HR:2019:2006.", [("ECLI:NL:HR:2019:2006", "ECLI:NL:HR:2019:2006")]),
    ("law", "ECLI:EU:C:2013:851)", [("ECLI:EU:C:2013:851", "ECLI:EU:C:2013:851")]),
    ("law", "ECLI:NL", []),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_what_is_cited_and_its_words(kind: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(FINDERS[kind], text) == expected


def test_every_finder_gives_its_own_type() -> None:
    texts = {kind: text for kind, text, expected in CASES if expected}
    for kind, find in FINDERS.items():
        assert {mention.type for mention in find(page(texts[kind]))} == {kind}


def test_proceedings_of_an_unnamed_chamber_are_those_of_the_letters() -> None:
    text = "Handelingen 2012/13, nr. 39, item 2"
    assert [m.id for m in handelingen.find(page(text))] == [None]
    assert [m.id for m in handelingen.find(page(text, "I"))] == ["h-ek-20122013-39-2"]
    assert [m.id for m in handelingen.find(page(text, "II"))] == ["h-tk-20122013-39-2"]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("kind", FINDERS)
def test_time_is_linear(kind: str, unit: str) -> None:
    assert is_linear(FINDERS[kind], unit)
