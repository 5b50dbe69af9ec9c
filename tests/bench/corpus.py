"""A corpus to measure on: any number of plausible letters, one at a time, each with its gold.

``letters(count, seed)`` streams them in the order of their days; the same seed gives the same letters. Dossiers grow as
real ones do (a new letter joins one in proportion to its size), citations lead to earlier letters by a power law and
tell the session that those are of, who signs held the office on that day, each Council formation has its calendar by
which its agendas and reports go, and what a letter promised some later one keeps.
``python -m tests.bench.corpus DIR COUNT [SEED]`` writes them as files, each beside its gold, 1,000 a folder.
"""

import argparse
import json
import random
from array import array
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg import register
from tests.bench.phrases import COMMITTEES, COUNCILS, FILLERS, MONTHS, MOVERS, SUBJECTS

__all__ = ["Generated", "letters", "written"]

FIRST: Final = date(2010, 11, 1)
LAST: Final = date(2024, 6, 28)
_NEW_DOSSIER: Final = 0.08
_OF_COUNCIL: Final = 0.2
_KEPT: Final = 0.6
"""How many of the promises are kept, and told to be."""
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Generated:
    """A letter: its file's name, its text, and what a reader finds in it, as the gold letters have it."""

    name: str
    text: str
    gold: Gold


@dataclass(slots=True)
class _Past:
    """All that later letters need of the earlier ones, in a dozen bytes each."""

    dossiers: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    sizes: "array[int]" = field(default_factory=lambda: array("I"))
    dossier_of: "array[int]" = field(default_factory=lambda: array("I"))
    number_of: "array[int]" = field(default_factory=lambda: array("I"))
    days: "array[int]" = field(default_factory=lambda: array("I"))
    promises: deque[int] = field(default_factory=lambda: deque(maxlen=1000))


@dataclass(slots=True)
class _Draft:
    """A letter as it is written: paragraphs, and the mentions in their order."""

    chance: random.Random
    day: date
    sentences: list[str] = field(default_factory=list)
    mentions: list[Gold] = field(default_factory=list)

    def say(self, before: str, kind: str, of: str, words: str, after: str = ".", **more: Any) -> None:
        """One sentence with one mention."""
        self.mentions.append({"type": kind, "id": of, "text": words, **more})
        gap = "" if before.endswith("(") else " "
        self.sentences.append(f"{before}{gap}{words}{after}")


def letters(count: int, seed: int = 1, among: int = 0) -> Iterator[Generated]:
    """So many letters, the first of ``among`` (at least as many); memory grows by some dozen bytes a letter."""
    chance, past = random.Random(seed), _Past()
    for number, title, *_ in COUNCILS:
        _new(past, number, title)
    days = (LAST - FIRST).days
    for index in range(count):
        yield _letter(chance, past, _weekday(FIRST + timedelta(days=index * days // max(count, among))))


def _weekday(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _letter(chance: random.Random, past: _Past, day: date) -> Generated:
    council = chance.random() < _OF_COUNCIL
    office, name, place = _signer(chance, day)
    dossier = _dossier(chance, past, council)
    number = past.sizes[dossier] = past.sizes[dossier] + 1
    draft = _Draft(chance, day)
    if council:
        _council(draft, past.titles[dossier])
    for _ in range(min(int(chance.paretovariate(1.3)), 12)):
        _citation(draft, past)
    for write, often in ((_request, 0.25), (_motion, 0.3), (_past_day, 0.6), (_eu, 0.2)):
        if chance.random() < often:
            write(draft)
    if past.promises and chance.random() < 0.5 * _KEPT:
        _keeps(draft, past)
    if chance.random() < 0.5:
        past.promises.append(len(past.days))
        _promise(draft)
    past.dossier_of.append(dossier)
    past.number_of.append(number)
    past.days.append(day.toordinal())
    return _laid_out(draft, past, dossier, number, office, name, place)


def _laid_out(draft: _Draft, past: _Past, at: int, number: int, office: str, name: str, place: str) -> Generated:
    """The letter as one of the forms that papers have."""
    chance, dossier, title = draft.chance, past.dossiers[at], past.titles[at]
    role = office[0].upper() + office[1:]
    shown = f"Brief van de {office}" if chance.random() < 0.5 else f"BRIEF VAN DE {office.upper()}"
    head = [f"{_spaced(dossier)} {title}", f"Nr. {number} {shown}"]
    if chance.random() < 0.3:
        head[:0] = [f"Vergaderjaar {_session(draft.day)}"]
    head += ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", f"{place}, {_said(draft.day)}"]
    body = _paragraphs(draft)
    gap = "  \n" if chance.random() < 0.5 else " "
    text = "\n\n".join([*head, *body, f"De {office},{gap}{name}"]) + "\n"
    gold: Gold = {
        "id": f"kst-{dossier}-{number}", "number": str(number), "chamber": "II", "kind": "brief",
        "date": draft.day.isoformat(), "place": place, "to": ["II"],
        "dossiers": [{"number": dossier, "title": title}],
        "signatories": [{"name": name, "role": role[0].lower() + role[1:]}], "mentions": draft.mentions,
    }  # fmt: skip
    return Generated(f"kst-{dossier}-{number}.md", text, gold)


def _paragraphs(draft: _Draft) -> list[str]:
    """The sentences among others that say nothing, most letters short and a few very long."""
    chance, sentences = draft.chance, list(draft.sentences)
    chance.shuffle(sentences)
    for _ in range(min(int(chance.lognormvariate(2.2, 0.8)), 400)):
        sentences.insert(chance.randrange(len(sentences) + 1), chance.choice(FILLERS))
    paragraphs = []
    while sentences:
        size = chance.randint(1, 5)
        paragraphs.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return paragraphs


def _dossier(chance: random.Random, past: _Past, council: bool) -> int:
    """One of the Council's, a new one, or one that exists, in proportion to its size."""
    if council:
        return chance.choices(range(len(COUNCILS)), [times for *_, times in COUNCILS])[0]
    if not past.dossier_of or chance.random() < _NEW_DOSSIER:
        return _new(past, _unused(30000 + len(past.dossiers)), chance.choice(SUBJECTS))
    found = past.dossier_of[chance.randrange(len(past.dossier_of))]
    return found if found >= len(COUNCILS) else _dossier(chance, past, council)


def _unused(number: int) -> str:
    """The number of a new dossier: as given, past those of the Council's."""
    return str(number + sum(council[0].isdecimal() and int(council[0]) <= number for council in COUNCILS))


def _new(past: _Past, number: str, title: str) -> int:
    past.dossiers.append(number)
    past.titles.append(title)
    past.sizes.append(0)
    return len(past.dossiers) - 1


@cache
def _ministers() -> tuple[register.Tenure, ...]:
    return tuple(one for one in register.tenures() if one.kind in ("minister", "staatssecretaris") and not one.mark)


def _signer(chance: random.Random, day: date) -> tuple[str, str, str]:
    """Who holds an office on that day, and where they write."""
    there = [one for one in _ministers() if one.first <= day and (one.left is None or day <= one.left)]
    tenure = chance.choice([one for one in there if " en " not in one.office] or there)
    return tenure.office, register.person(tenure.person).signed, "Den Haag"


def _spaced(dossier: str) -> str:
    main, dash, rest = dossier.partition("-")
    return f"{main[:2]} {main[2:]}{dash}{rest}"


def _session(day: date) -> str:
    start = day.year - (day.month < 9 or (day.month == 9 and day.day < 16))
    return f"{start}-{start + 1}"


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _council(draft: _Draft, title: str) -> None:
    """The agenda of the formation's next meeting or the report of its last, whichever is nearer."""
    code, name, times = next((code, name, times) for _, of, code, name, times in COUNCILS if of == title)
    last, coming = _meetings(draft.day, code, times)
    agenda = coming - draft.day < draft.day - last
    on = coming if agenda else last
    what = "de geannoteerde agenda aan van de" if agenda else "het verslag aan van de"
    words = f"{name} van {_said(on)}"
    draft.mentions.append({"type": "date", "id": on.isoformat(), "text": _said(on)})
    draft.say(f"Hierbij bied ik u {what}", "council", f"{code}/{on.isoformat()}", words)
    if agenda and draft.chance.random() < 0.5:
        promise = "Na afloop van de Raad stuur ik uw Kamer een verslag."
        draft.mentions.append({"type": "commitment", "id": "commitment", "text": promise})
        draft.sentences.append(promise)


def _meetings(day: date, code: str, times: int) -> tuple[date, date]:
    """The last meeting of a formation before a day and its first after it, so many a year."""
    step, began = 365.25 / times, FIRST.toordinal() - 400 + sum(map(ord, code)) % 60
    at = int((day.toordinal() - began) / step)
    held = [_weekday(date.fromordinal(began + int((at + shift) * step))) for shift in (-1, 0, 1, 2)]
    return max(one for one in held if one < day), min(one for one in held if one > day)


def _citation(draft: _Draft, past: _Past) -> None:
    """An earlier letter, the recent ones and some old ones much more often than the rest."""
    if not past.dossier_of:
        return
    chance, count = draft.chance, len(past.dossier_of)
    back = min(int(chance.paretovariate(0.6)), count)
    _cites(draft, past, count - back, "Over dit onderwerp is uw Kamer eerder bericht (", ").")


def _cites(draft: _Draft, past: _Past, index: int, before: str, after: str) -> bool:
    """A sentence that cites an earlier letter, in one of the usual forms; none where the letter cites it already."""
    dossier, number = past.dossiers[past.dossier_of[index]], past.number_of[index]
    of = f"kst-{dossier}-{number}"
    if any(one["id"] == of for one in draft.mentions):
        return False
    first, last = _session(date.fromordinal(past.days[index])).split("-")
    form = draft.chance.choice(
        ("Kamerstuk {}, nr. {}", f"Kamerstukken II {first}/{last[2:]}, {{}}, nr. {{}}", "Kamerstuk {} nr. {}")
    )
    draft.say(before, "kamerstuk", of, form.format(_spaced(dossier), number), after)
    return True


def _keeps(draft: _Draft, past: _Past) -> None:
    """What one of the last thousand letters that promised something promised."""
    index = past.promises[draft.chance.randrange(len(past.promises))]
    on = date.fromordinal(past.days[index])
    before = f"Daarmee is de toezegging uit de brief van {_said(on)} ("
    if _cites(draft, past, index, before, ") nagekomen."):
        draft.mentions.append({"type": "date", "id": on.isoformat(), "text": _said(on)})


def _request(draft: _Draft) -> None:
    on = draft.day - timedelta(days=draft.chance.randint(4, 40))
    by = draft.chance.choice(COMMITTEES)
    draft.mentions.append({"type": "date", "id": on.isoformat(), "text": _said(on)})
    words = f"het verzoek van de {by} van {_said(on)}"
    draft.say("Met deze brief voldoe ik aan", "request", f"request/{on.isoformat()}", words, by=[by])


def _motion(draft: _Draft) -> None:
    mover, number = draft.chance.choice(MOVERS), draft.chance.randint(2, 90)
    dossier = str(draft.chance.randint(32000, 36000))
    paper = f"kst-{dossier}-{number}"
    cited = f"Kamerstuk {_spaced(dossier)}, nr. {number}"
    draft.mentions.append({"type": "kamerstuk", "id": paper, "text": cited})
    draft.say(
        "Daarmee is ook gevolg gegeven aan de",
        "motion",
        f"motion/{mover}",
        f"motie van het lid {mover}",
        f" ({cited}).",
    )


def _past_day(draft: _Draft) -> None:
    on = draft.day - timedelta(days=draft.chance.randint(2, 60))
    words = f"{on.day} {MONTHS[on.month - 1]} jl." if draft.chance.random() < 0.5 else _said(on)
    draft.say("Het overleg daarover begon op", "date", on.isoformat(), words, " met alle betrokken partijen.")


def _eu(draft: _Draft) -> None:
    of = f"COM({draft.day.year}) {draft.chance.randint(10, 800)}"
    draft.say("De Europese Commissie stelt een verordening voor (", "eu_document", of.replace(" ", ""), of, ").")


def _promise(draft: _Draft) -> None:
    due = date(draft.day.year + 1, draft.chance.choice((1, 3, 6)), 1)
    words = f"Ik informeer uw Kamer vóór {_said(due)} over de voortgang."
    draft.mentions.append({"type": "date", "id": due.isoformat(), "text": _said(due)})
    draft.mentions.append({"type": "commitment", "id": "commitment", "text": words})
    draft.sentences.append(words)


def written(folder: Path, count: int, seed: int = 1, among: int = 0) -> None:
    """The letters as files, 1,000 a folder, each beside its gold; the first ``count`` of so many ``among`` all."""
    for index, letter in enumerate(letters(count, seed, among=among or count)):
        place = folder / f"{index // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / letter.name).write_text(letter.text, encoding="utf-8")
        (place / letter.name).with_suffix(".json").write_text(json.dumps(letter.gold), encoding="utf-8")


if __name__ == "__main__":
    asked = argparse.ArgumentParser("python -m tests.bench.corpus", description="Writes letters, each beside its gold.")
    asked.add_argument("folder", metavar="DIR", type=Path)
    asked.add_argument("count", metavar="COUNT", type=int)
    asked.add_argument("seed", metavar="SEED", type=int, nargs="?", default=1)
    asked.add_argument("--among", type=int, default=0, help="the first COUNT of so many, which differ for every number")
    written(**vars(asked.parse_args()))
