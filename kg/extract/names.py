"""What a person's name and an office look like under a letter."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.slips import KEYS, key_of, whole_ministry
from kg.lexicon.offices import LOWER_IN_ROLE, MINISTRIES, ROLES, SLIPS

__all__ = ["ROLE_START", "bare_name", "is_name", "is_role", "ministry_of", "opens_name", "role_of", "split_signature"]

_ROLES = "|".join(re.escape(role) for role in sorted((*ROLES, *SLIPS), key=len, reverse=True))
_ARTICLE = r"(?:(?:[Nn]amens\ |NAMENS\ )?(?:[DdBU]e|DE|[Dd]en|[Hh]et|Be)\ )"
ROLE_START = re.compile(rf"(?x){_ARTICLE}?(?P<role>(?i:{_ROLES}))(?P<glued>van(?=\ ))?(?=[\s,]|$)")

_INITIALS = re.compile(
    r"(?:(?:[A-ZÀ-Ý]|IJ|[A-Z][a-z]|Chr|Joh|Jac|Fre|TH|CH|PH|Mr|mr|Drs|drs|Dr|dr|Ir|ir|Ing|ing|Prof|prof|"
    r"Jhr|jhr|[Mm]evr|[Mm]w|LL)\.-?)+$"
)
# `Dr B. R. Bot`, `Mr Drs A. Nicolaï`: titles without their points
_TITLE = re.compile(r"(?:[Mm]r|[Dd]rs?|[Ii]r|[Ii]ng|[Pp]rof|[Jj]hr|[Mm]w|[Mm]evr(?:ouw)?|Mej)$")
_IS_TITLE = re.compile(r"(?:(?:[Mm]r|[Dd]rs?|[Ii]r|[Ii]ng|[Pp]rof|[Jj]hr|[Mm]w|[Mm]evr(?:ouw)?|Mej)\.?)+$")
# `w.g. J. Jansen`, `(J. Jansen)`
_SIGNED = re.compile(r"(?:\(?[Ww]\.\s?[Gg]\.?\)?:?|\(?[Ww]as getekend\)?[:,]?|getekend[:,]?|\(?[Gg]et\.\)?)\s+")
_FIRST_NAME = re.compile(r"[A-ZÀ-ÝĀ-Ž][\w'’-]+\s")
_NICKNAME = re.compile(r"\([A-ZÀ-Ý][\w'’-]+\)$")
_PARTICLE = re.compile(
    r"(?:van|de|der|den|ter|ten|te|tot|thoe|la|le|du|des|von|zu|el|al|aan|uit|'t|’t|'s|’s|in|het|op|d'|IJ\.)$",
    re.IGNORECASE,
)
# `B. J. M. baron van Voorst tot Voorst`
_NOBLE = re.compile(r"(?:jonkheer|jonkvrouwe?|ridder|baron(?:es(?:se)?)?|burggraaf|graaf|gravin|jkvr\.?)$", re.I)
_SURNAME = re.compile(r"(?:[A-ZÀ-ÝĀ-Ž]|'t|d'|ij)[\w'’.-]*$")
_MINISTRY_WORDS = frozenset(
    word for ministry in MINISTRIES for word in re.findall(r"\w{3,}", ministry.lower()) if word not in ("voor", "van")
)
_AD_INTERIM = re.compile(r"(?:a\.\s?i\.|ad interim)", re.IGNORECASE)
_FOR = re.compile(
    r",?\s+(?:(?:[Vv]oor|[Nn]amens) (?:deze|dezen|den [Mm]inister|de [Mm]inister|de [Ss]taatssecretaris)),?\s+"
)
# `, mede namens de Staatssecretaris van …`: who is spoken for signs not
_ALSO = re.compile(r",?\s+[Mm]ede namens\s+(?:de|den|het|mijn)\s.*$", re.DOTALL)
# `minister van Justitie en De Minister van Financiën`; behind a comma only a minister-president has another office
_OFFICE_AMID = re.compile(
    r"(?:(?<!,)(?<!EN)|^(?!.{0,4}(?i:minister-president|vice)).{0,200},)\s(?:De|DE)\s(?i:minister|staatssecretaris)\b",
    re.DOTALL,
)
# Minister-President, | Minister van Algemene Zaken
_NEXT_OFFICE = re.compile(r"(?<=,)\s+(?=(?:en\s+)?(?:[Dd]e\s+|DE\s+)?(?i:minister|viceminister|vice-))")


def is_name(words: Sequence[str], *, bare: bool) -> bool:
    """Whether words are a name: initials and surname, or (``bare``) a full name or a surname alone."""
    count = 0
    while count < len(words) and (
        _INITIALS.match(words[count]) or _TITLE.match(words[count]) or (count and _NICKNAME.match(words[count]))
    ):
        count += 1
    rest = words[count:]
    # S. van Veldhoven - Van der Meer
    rest = [word for at, word in enumerate(rest) if word not in ("-", "–") or at in (0, len(rest) - 1)]
    if not rest or len(rest) > 6 or not _SURNAME.match(rest[-1]) or (not count and not bare):
        return False
    if not all(_SURNAME.match(word) or _PARTICLE.match(word) or (count and _NOBLE.match(word)) for word in rest):
        return False
    first_name = all(_IS_TITLE.match(word) for word in words[:count])  # drs. Saskia J. Jansen
    if any(
        _INITIALS.match(word) for word in (rest[2:] if first_name or (bare and len(rest) > 2) else rest)
    ):  # a second name
        return False
    if count:
        return not _PARTICLE.match(rest[-1])
    if rest[-1].lower() in ("en", "van", "voor"):
        return False
    return not any(word.strip(".,").lower() in _MINISTRY_WORDS for word in rest) and not _is_office(rest)


def _is_office(words: Sequence[str]) -> bool:
    return ROLE_START.match(" ".join(words)) is not None


def bare_name(text: str) -> str:
    """A name without the brackets or the ``w.g.`` around it; the words stand in ``text`` as they are."""
    signed = _SIGNED.match(text)
    name = text[signed.end() :] if signed else text
    whole = name.startswith("(") and name.rstrip(",.").endswith(")") and ")" not in name.rstrip(",.")[:-1]
    return name.rstrip(",.")[1:-1].strip() if whole else name


@lru_cache(maxsize=4096)
def ministry_of(role: str) -> str | None:
    """The ministry of ``De Minister van X`` as the lexicon writes it, None for one that it does not know."""
    match = ROLE_START.match(role)
    named = re.match(r"(?i)\s*(?:van|voor)\s+(.*)$", role[match.end() :], re.DOTALL) if match else None
    return KEYS.get(key_of(named[1])) if named else None


@lru_cache(maxsize=64)
def split_signature(text: str) -> tuple[str, str] | None:
    """``De Minister van Defensie, J. Jansen`` as role and name, exactly as they stand; None if it is no signature.

    ``text`` is one line, or several as they stand.
    """
    for cut in _cuts(text):
        role, name = text[:cut].rstrip(), bare_name(text[cut:].strip())
        own_line = "\n" in text[len(role) : cut]
        comma = role.endswith(",")
        named = _FOR.split(role)[-1]
        full = len(name.split()) > 1
        alone = name.isupper() and not role.isupper()  # De Minister van Koloniën, VISSER.
        loose = (own_line and (comma or full)) or (comma and (full or alone or _loose_office(named)))
        if is_name(name.split(), bare=loose) and is_role(role):
            return role, name
    return None


def _cuts(text: str) -> list[int]:
    """Where the name may begin: after a line break, a comma, or before initials; first the earliest with initials."""
    starts = [match.end() for match in re.finditer(r"[\s,]+", text)]
    initials = next(([at] for at in starts if opens_name(text[at : at + 24])), [])
    line = [text.rfind("\n") + 1] if "\n" in text else []
    comma = [match.end() for match in re.finditer(r",\s+", text)]
    # `Karla M.H. Peijs`: a first name on the name's own line stands before the initials
    if line and initials and _FIRST_NAME.fullmatch(text, line[0], initials[0]):
        initials = line
    # `van Wonen en Integratie, Eberhard E. van der Laan`: also behind a comma
    full = [at for at in comma if initials and at < initials[0] and _FIRST_NAME.fullmatch(text, at, initials[0])]
    return [*full, *initials, *line, *comma[-1:]]


def opens_name(text: str) -> bool:
    """Whether a name's initials or title, in brackets or not, stand first."""
    word = next(iter(text.split()), "").lstrip("(")
    return bool(_INITIALS.match(word) or _TITLE.match(word))


def _loose_office(role: str) -> bool:
    """Offices whose holders sign with a surname alone."""
    match = ROLE_START.match(role)
    return bool(match and re.search(r"voorzitter|griffier", match["role"].lower()))


@lru_cache(maxsize=256)
def is_role(text: str) -> bool:
    """Whether words name an office: a word for one, and then only names and the small words of names."""
    text = _ALSO.sub("", text)
    match = ROLE_START.match(text)
    if not match or len(text) > 220:
        return False
    rest = _AD_INTERIM.sub("", _FOR.sub(" ", text[match.end() :]))
    if re.search(r"[:;!?]|[^,\s]\s*\n[Dd]e ", text[match.start("role") :]):
        return False
    if re.search(r",\s+(?:van|voor)\s", rest) or _OFFICE_AMID.search(text):  # two columns that were read as one
        return False
    if any(_INITIALS.match(word) for word in rest.split()):  # a name, and another office behind it
        return False
    words = [word.strip(',.()«»"') for word in rest.split()]
    return all(not word or not word[0].islower() or word in LOWER_IN_ROLE or _is_office([word]) for word in words)


def role_of(text: str) -> str:
    """An office as the contract writes it: no article, lower case up to its names, ministries in their proper case."""
    own = _FOR.split(_ALSO.sub("", re.sub(r"\s+", " ", text)).strip(" ,"))[-1]
    own = re.sub(r"(?<=[A-Za-z])-\s(?!(?:en|of)\b)(?=[a-z])", "", own)
    return " ".join(_part(part) for part in _NEXT_OFFICE.split(own) if part)


def _part(text: str) -> str:
    match = ROLE_START.match(text)
    if not match:
        return text
    role, rest = match["role"].lower(), text[match.end() :]
    role = SLIPS.get(role, role)
    role = {"minister president": "minister-president", "nationale ombudsman": "Nationale ombudsman"}.get(role, role)
    if match["glued"]:
        role += " van"
    if rest.isupper() and len(rest.strip(" ,")) > 3:
        rest = _proper(rest)
    return role + _mended(rest)


def _mended(rest: str) -> str:
    """``van Volksge-zondheid en Milieuhygiëne`` with its ministry whole, ``a.i.`` kept."""
    match = re.match(r"(\s+(?:van|voor)\s+)(.*?)(,?(?:\s+(?:a\.\s?i\.|ad interim))?,?)$", rest, re.DOTALL)
    ministry = whole_ministry(match[2]) if match else None
    return f"{match[1]}{ministry}{match[3]}" if match and ministry else rest


def _proper(rest: str) -> str:
    """``VAN BUITENLANDSE ZAKEN`` as ``van Buitenlandse Zaken``."""
    match = re.match(rf"(\s*(?:EN\s+(?i:{_ROLES})\s+)?(?:(?:VAN|VOOR)\s+)?)(.*?)(,?)$", rest, re.DOTALL)
    if not match:
        return rest.lower()
    small = {"EN", "VAN", "VOOR", "DE", "HET", "DER"}
    words = (word.lower() if word in small else word.capitalize() for word in match[2].split(" "))
    return match[1].lower() + KEYS.get(key_of(match[2]), " ".join(words)) + match[3]
