"""The forms in which a letter tells whose a motion is, each with what it takes in a comment above it."""

import re
from collections.abc import Iterator

from kg.extract.members import TITLE, Named, names_at
from kg.extract.near import Near, words_pattern
from kg.extract.words import matches
from kg.lexicon import members as lexicon
from kg.model import Motion, Span

__all__ = ["ANOTHER", "DIRECT", "MOTION", "MOTION_WORDS", "behind", "filed", "numbered", "relative"]

# `Kamermotie`, `moties`
WORD = r"(?<![\w-])(?P<word>(?i:(?:kamer)?moties?))"
MOTION = re.compile(WORD)
MOTION_WORDS = frozenset(("motie", "moties", "kamermotie", "kamermoties"))
ARTICLE = r"(?:(?i:de|het)\s{1,3})?"
# ` (Kamerstuk 36 410, nr. 12)`, ` «Betere zorg»`, ` "Werk voor iedereen"`
BRACKET = r"\([^()\n]{1,80}\)|«[^«»\n]{1,80}»|\"[^\"\n]{1,80}\"|“[^“”\n]{1,80}”|‘[^‘’\n]{1,80}’"
# `motie van het lid`, `moties van de leden`, `motie-leden`, `motie Dobbe`, `motie-Waalkens`, `motie (Van Dijk c.s.)`,
# `motie 35 (Dobbe)`
DIRECT = re.compile(
    rf"{WORD}(?:(?P<of>(?:\s{{1,3}}(?:{BRACKET}))?,?(?:\s{{1,3}}(?i:van\s{{1,3}}van|van|door))?\s{{1,3}}{ARTICLE}(?i:{TITLE})\s{{1,3}}"
    rf"|[-–‑]{TITLE}\s{{1,3}}|\s{{1,3}}van\s{{1,3}}(?=[A-Z](?![A-Z]{{1,5}}(?![\w-]))))|[^\S\n]?[-–‑][^\S\n]?|[^\S\n](?:\d{{1,3}}[^\S\n]\(|\(?))"
)
# What a motion is about, its number, its paper: all but another sentence
_POINT = r"(?:(?<=\b[Nn]r)|(?<=\b[Nn]rs)|(?<=\bm\.b\.t)|(?<=\bd)|(?<=\bd\.d)|(?<=\bjl)|(?<=\bj\.l))\."
_ABOUT = rf"(?:[^.;:()«»\n]|{_POINT}|{BRACKET})"
# `motie over windmolens van het lid X`, `motie, ingediend door de leden X en Y`, `motie op stuk nr. 15 van het lid X`
_BEHIND = re.compile(
    rf"{WORD}(?=[\s,]){_ABOUT}{{1,140}}?(?P<van>(?<!\bdie)\s(?:van|door)\s{{1,3}}){ARTICLE}{TITLE}\s{{1,3}}"
)
_OWN = re.compile(rf"\b{words_pattern((*lexicon.DONE_BY_MEMBERS, 'mede'))}$")
# `motie die het lid X`, `motie over vis die de leden X en Y`; what must follow then
_RELATIVE = re.compile(rf"{WORD}(?:\s{_ABOUT}{{1,80}}?)?,?\s{{1,3}}(?:die|welke)\s{{1,3}}{ARTICLE}{TITLE}\s{{1,3}}")
_GAP = r"(?:\s{0,2}\([^()\n]{1,40}\))?\s{1,3}(?:[\w.,’-]{1,20}\s{1,3}){0,9}?"
_MOVED = re.compile(rf"{_GAP}(?:ingediend|indiende|indienden|voorgesteld|voorstelde|voorstelden)\b")
# `de door het lid X ingediende en door uw Kamer aangenomen motie`, `is door het lid X een motie ingediend`
_BY = re.compile(rf"(?i:\bdoor\s{{1,3}}{ARTICLE}){TITLE}\s{{1,3}}")
_THEN = words_pattern(
    ("en", "door", "uw", "de", "Kamer", "Tweede Kamer", "Eerste Kamer", "aangenomen", "gewijzigde", "nader", "breed",
     "met", "algemene", "stemmen", "vervolgens", "inmiddels", "aangehouden", "medeondertekende", "gesteunde", "later")
)  # fmt: skip
_FILED = re.compile(
    rf"{_GAP}(?:(?:ingediende|voorgestelde|aangenomen)(?:,?\s{{1,3}}{_THEN}){{0,7}}\s{{1,3}}(?P<word>moties?)\b"
    r"|een\s{1,3}(?P<one>motie)\s[^.;:()\n]{0,80}?\bingediend\b)"
)
# `De motie van het lid X (Kamerstuk …, nr. 12) en van het lid Y (nr. 13)`: a second motion, elided
ANOTHER = re.compile(
    rf"(?:\s{{1,3}}(?:over|inzake)\s[^.;:()\n]{{1,90}}?(?=\s\())?\s{{0,2}}\([^()]{{0,60}}\d\)\s{{1,3}}en\s{{1,3}}(?:die\s{{1,3}})?van\s{{1,3}}(?:de|het)\s{{1,3}}{TITLE}\s{{1,3}}"
)
# `het lid X diende een motie in`, `heeft de heer X (SP) een motie ingediend`
_MEMBER = re.compile(rf"(?i:de|het)\s{{1,3}}{TITLE}\s{{1,3}}")
_MEMBER_FIRST = frozenset(("de", "het"))
_ASKED = r"(?!(?:of|dat|hoe|om|gevraagd|verzocht|gewezen|gesteund)\b)"
_TO = _GAP.replace("(?:[", f"(?:{_ASKED}[")
_ANEW = r"(?:(?:gewijzigde|nieuwe|aangepaste)\s{1,3})?"
_DID = re.compile(
    rf"{_TO}een\s{{1,3}}{_ANEW}(?P<one>motie)\b[^.;:()\n]{{0,80}}?"
    r"\b(?:ingediend|voorgesteld|in)\b(?=[.,;)\n]|$|\s\(|\s(?:over|waarin|om|inzake|met|die)\b)"
)
# `de leden X en Y verzoeken in hun motie`; the member is named behind: `met haar motie verzoekt het lid X`
_THEIR = re.compile(rf"{_TO}(?:in|met)\s{{1,3}}(?:hun|haar|zijn|diens)\s{{1,3}}{_ANEW}(?P<one>motie)\b")
_DONE = re.compile(r"\b(?:diende|dienden|heeft|hebben|had|hadden)\b")
# `nr. 176 (Dik-Faber)`, `nr. 12 (de leden X en Y)`
_NUMBER = re.compile(rf"nrs?\b\.?\s{{0,3}}\d{{1,4}}\s{{0,2}}\((?:{ARTICLE}{TITLE}\s{{1,3}})?")
_NUMBER_WORDS = frozenset(("nr", "nrs"))
_AMENDMENT = re.compile(r"(?i)\bamendement(?:en)?\b[^()]{0,60}$")


def behind(near: Near, start: int, end: int) -> Named | None:
    """The movers of `motie over windmolens van het lid X`; not who did something else beside it."""
    stretch = near.text[start:end]
    found = _BEHIND.match(near.text, start, end) if " van " in stretch or " door " in stretch else None
    if found is None or _OWN.search(near.text, max(start, found.start("van") - 30), found.start("van")):
        return None
    return names_at(near.text, found.end())


def relative(near: Near, start: int, end: int) -> tuple[Named, int] | None:
    """The movers of `motie die het lid X heeft ingediend`, and where the words end."""
    stretch = near.text[start:end]
    found = _RELATIVE.match(near.text, start, end) if " die " in stretch or " welke " in stretch else None
    named = names_at(near.text, found.end()) if found else None
    return (named, named.span.end) if named and _MOVED.match(near.text, named.span.end) else None


def filed(near: Near) -> Iterator[Motion]:
    """`de door het lid X ingediende motie`, `het lid X diende een motie in`."""
    text, words = near.text, near.page.words
    if not any(
        stem in words.lower
        for stem in ("ingediend", "voorgesteld", "aangenomen", "diende", "hun motie", "haar motie", "zijn motie")
    ):
        return
    for found in matches(_BY, text, words.at(frozenset(("door",)))):
        named = names_at(text, found.end())
        behind = _FILED.match(text, named.span.end) if named else None
        if named and behind:
            end = behind.end("word" if behind["word"] else "one")
            yield Motion(span=Span(found.start(), end), movers=named.surnames)
            if (other := ANOTHER.match(text, end)) and (more := names_at(text, other.end())):
                yield Motion(span=more.span, movers=more.surnames)
    for found in matches(_MEMBER, text, words.at(_MEMBER_FIRST)):
        named = names_at(text, found.end())
        did = _DID.match(text, named.span.end) if named else None
        their = _THEIR.match(text, named.span.end) if named and not did else None
        if named and their:
            yield Motion(span=Span(found.start(), their.end("one")), movers=named.surnames)
        if named and did and _DONE.search(text, max(0, found.start() - 60), did.start("one")):
            yield Motion(span=Span(found.start(), did.end("one")), movers=named.surnames)


def numbered(near: Near) -> Iterator[Motion]:
    """`nr. 176 (Dik-Faber)` in a sentence that speaks of motions."""
    text, words = near.text, near.page.words
    for found in matches(_NUMBER, text, words.at(_NUMBER_WORDS)):
        named = names_at(text, found.end())
        if named is None or not re.match(
            r"(?:\s{0,2}\([^()]{1,30}\))?\s{0,2}\)", text[named.span.end : named.span.end + 40]
        ):
            continue
        start = near.sentence(found.start()).start
        if near.says(MOTION, start, found.start()) and not _AMENDMENT.search(
            text, max(0, found.start() - 80), found.start()
        ):
            yield Motion(span=Span(found.start(), text.index(")", named.span.end) + 1), movers=named.surnames)
