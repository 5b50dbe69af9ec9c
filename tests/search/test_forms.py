"""A word is sought in its forms, and in none of another word's."""

import itertools

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from kg.search.forms import forms, stems
from kg.search.schema import analyzer, register, schema
from kg.search.typed import typed

ALIKE = """
verslag verslagen
jaarverslag jaarverslagen
verdrag verdragen
bedrag bedragen
dag dagen
weg wegen
oorlog oorlogen
kamerlid kamerleden
lidstaat lidstaten
akkoord akkoorden
antwoord antwoorden
maatregel maatregelen
sector sectoren
standaard standaarden
toezegging toezeggingen
brief brieven
motie moties
verdrag verdragen verdrag
informeren informeert informeer informeerde informeerden geïnformeerd
reageren reageert reageerde gereageerd
presenteren presenteert presenteerde
stimuleren stimuleert
functioneren functioneert
ontvangen ontvangt
ondersteunen ondersteunt
ontwikkelen ontwikkelt
verlenen verleent
houden houdt
vragen vraagt
betekenen betekent
verbeteren verbetert
noemen noemt
politiek politieke
nieuw nieuwe
belangrijk belangrijke
extern externe
europees europese
voornemen voornemens
haven havens
"""
APART = """
raad radar
motie emotie
lid geleden
maart maar
wet weten
kast kassen
rust russen
gast gassen
want wanen
plant plan
sport sporren
punt punnen
kant kan
held hel
veld vel
mensen men
meent gemeente
biedt gebied
volgt gevolg
overwegen overweg
buurt buren
aard aarde
wegen wegens
volgen volgens
recht rechts
slecht slechts
een eene
uit geuite
minister ministerie
"""
"""Words that the rules could take for one another; that the stemmer itself takes for one is not here."""


def _pairs(table: str) -> list[tuple[str, str]]:
    lines = [line.split() for line in table.split("\n") if line]
    return sorted({pair for line in lines for pair in itertools.permutations(dict.fromkeys(line), 2)})


def sought(text: str, *texts: str) -> set[str]:
    index = register(tantivy.Index(schema()))
    writer = index.writer(15_000_000, 1)
    for one in texts:
        writer.add_document(tantivy.Document(iri=one, text=one))
    writer.commit()
    index.reload()
    searcher, query = index.searcher(), typed(text).query
    assert query is not None
    return {searcher.doc(place)["iri"][0] for _, place in searcher.search(query, 100).hits}


@pytest.mark.parametrize(("word", "other"), _pairs(ALIKE))
def test_a_form_finds_the_other(word: str, other: str) -> None:
    assert set(analyzer().analyze(other)) & set(stems(word))


@pytest.mark.parametrize(("word", "other"), _pairs(APART))
def test_a_word_is_not_taken_for_another(word: str, other: str) -> None:
    assert not set(analyzer().analyze(other)) & set(stems(word))


def test_forms_are_found_and_marked_in_phrases_too() -> None:
    texts = ("het verslag van de raad", "verslagen van de raad", "de raad vraagt verslag")
    assert sought("verslagen", *texts) == sought("Verslag", *texts) == set(texts)
    assert sought('"verslag van"', *texts) == sought('"VERSLAGEN van"', *texts) == set(texts[:2])
    assert sought("verslag -vragen", *texts) == set(texts[:2])


@given(st.text(alphabet="abdeghilnrstuv", min_size=1, max_size=12))
def test_a_word_is_always_a_form_of_itself(word: str) -> None:
    assert forms(word)[0] == word
    assert stems(word)[0] == analyzer().analyze(word)[0]
    assert len(forms(word)) < 10


@pytest.mark.parametrize("word", ["", "en", "t", "É", "ééneren", "\u202e", "en" * 39, "eren" * 19])
def test_any_word_will_do(word: str) -> None:
    assert set(analyzer().analyze(word)) <= set(stems(word))
