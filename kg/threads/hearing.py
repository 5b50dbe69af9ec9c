"""Of what each rule is asked anew: whose answers may be others, by the keys that were fired (``kg.threads.changes``).

Each rule hears by queries to the ledger that give roots; a root too many costs a question, one too few an answer.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from kg.threads.ledger import Ledger

__all__ = ["ALL", "HEARD", "everything", "follow", "hear"]


def _letters(family: str) -> str:
    """Letters whose graphs hold a fact of a family."""
    return f"""SELECT topic.key FROM fact AS held
      JOIN fact AS topic ON topic.unit = held.unit AND topic.family = 'topic' WHERE held.family = '{family}'"""


def _keys(family: str, among: str = "") -> str:
    """The keys of a family, each once, all or those among others."""
    found = f"SELECT DISTINCT key FROM fact WHERE family = '{family}'" + (f" AND key IN ({among})" if among else "")
    return f"SELECT key FROM ({found}) AS fact WHERE 1"


def _fired(*families: str) -> str:
    """The fired keys themselves."""
    return f"SELECT key FROM fired WHERE family IN ({', '.join(map(repr, families))})"


def _holders(family: str, *fired: str) -> str:
    """Letters that hold a fired key in a family."""
    return f"{_letters(family)} AND held.key IN ({_fired(*fired)})"


def _values(family: str, *fired: str) -> str:
    """What is told of the fired keys in a family."""
    return f"SELECT value FROM fact WHERE family = '{family}' AND value <> '' AND key IN ({_fired(*fired)})"


_OWN: Final = _fired("topic")
_NAMED: Final = _holders("meeting", "meeting", "same")
# Of a paper of which two sessions are told, or one that is not that of its day; of a meeting, other days
_SESSIONS: Final = """AND (
  (SELECT COUNT(DISTINCT value) FROM fact AS said WHERE said.family = 'session' AND said.key = fact.key) > 1
  OR EXISTS (SELECT 1 FROM fact AS said JOIN fact AS day ON day.family = 'issued' AND day.key = said.key
    WHERE said.family = 'session' AND said.key = fact.key
    AND NOT day.value BETWEEN substr(said.value, 1, 4) || '-09-01' AND substr(said.value, 6, 4) || '-09-30'))"""
# Of a letter that cites what has a later day
_LATER: Final = """AND EXISTS (SELECT 1 FROM fact AS its JOIN fact AS own ON own.unit = held.unit
  WHERE its.family = 'issued' AND its.key = held.key AND own.family = 'issued' AND own.key = topic.key
  AND its.value > own.value)"""
_ENDS: Final = """AND (SELECT COUNT(DISTINCT substr(value, 1, 21)) FROM fact AS said
  WHERE said.family = 'meeting' AND said.key = fact.key) > 1"""

ALL: Final[Mapping[str, str]] = {
    "agenda-letter": _letters("agenda"),
    "agenda-promised": "SELECT value FROM fact WHERE family = 'awaiting'",
    "cited-by": _keys("topic"),
    "delay-kept": _letters("request"),
    "later-paper": f"{_letters('cites')} {_LATER}",
    "later-reference": _letters("meeting"),
    "later-request": _letters("request"),
    "list-kept": _keys("number"),
    "list-same": _letters("kept"),
    "motion-reported": _keys("topic"),
    "other-end": f"{_keys('meeting')} {_ENDS}",
    "other-session": f"{_keys('session')} {_SESSIONS}",
    "prepared-in": _letters("debate"),
    "promise-named": _keys("kept"),
    "report-letter": _letters("report"),
    "report-promised": _letters("reporting"),
    "request-answered": _keys("request"),
    "same-meeting": _keys("meeting"),
}
"""Every root of a rule that may have an answer."""

HEARD: Final[Mapping[str, tuple[str, ...]]] = {
    "agenda-letter": (_OWN, _holders("agenda", "same")),
    "agenda-promised": (
        f"""SELECT value FROM fact WHERE family = 'awaiting' AND value IN
          ({_OWN} UNION {_holders("meeting", "meeting", "same", "agenda")})""",
        _values("awaiting", "awaiting"),
    ),
    "cited-by": (_OWN,),
    "delay-kept": (
        _OWN,
        f"{_letters('request')} AND held.key IN (SELECT root FROM pending WHERE rule = 'request-answered')",
    ),
    "later-paper": (_OWN, _holders("cites", "issued")),
    "later-reference": (_OWN, _NAMED),
    "later-request": (_OWN,),
    "list-kept": (_fired("number"),),
    "list-same": (_OWN, _values("number", "number"), _fired("listed keeper")),
    "motion-reported": (_OWN,),
    "other-end": (f"{_keys('meeting', _fired('named'))} {_ENDS}",),
    "other-session": (f"{_keys('session', _fired('session', 'issued'))} {_SESSIONS}",),
    "prepared-in": (_OWN, _NAMED, _holders("debate", "debate")),
    "promise-named": (
        _keys("kept", _fired("promise", "kept")),
        _values("promised by", "topic", "promising as"),
        _values("promised on", "promising"),
        _values("promised in", "debate"),
    ),
    "report-letter": (_OWN, _holders("report", "same")),
    "report-promised": (_OWN, _holders("reporting", "report", "meeting", "same")),
    "request-answered": (_fired("request"), _values("postponed", "answered")),
    "same-meeting": (
        _fired("named"),
        _values("calendar", "calendar"),
        f"SELECT subject FROM answer WHERE rule = 'named' AND object IN ({_fired('named')})",
    ),
}  # fmt: skip
"""The roots of a rule whose answers may have changed. Where nothing is left to ask, what was concluded of them goes."""

_GONE: Final[Mapping[str, str]] = {
    "other-end": _fired("named"),
    "other-session": _fired("session", "issued"),
    "promise-named": _fired("promise", "kept"),
    "agenda-promised": _OWN,
}
"""Roots that are asked only where something may follow, but of which something may have followed before."""

_FOLLOWING: Final = (
    # what another letter promises in the same words is as good as said by each that promises so
    """INSERT OR IGNORE INTO fired SELECT 'promising as', value FROM fact WHERE family = 'words' AND key IN
      (SELECT key FROM fired WHERE family = 'words')""",
    # of the day of a debate other letters may tell
    """INSERT OR IGNORE INTO fired SELECT 'promising', value FROM fact WHERE family = 'debate' AND key IN
      (SELECT key FROM fired WHERE family = 'debate')""",
    # how somebody is called decides who asked
    """INSERT OR IGNORE INTO fired SELECT 'answered', value FROM fact WHERE family = 'asker' AND key IN
      (SELECT key FROM fired WHERE family = 'name')""",
)


def hear(ledger: Ledger, rule: str) -> None:
    """Puts the roots of a rule that are to be asked anew with what is pending."""
    queries = list(HEARD[rule])
    if rule in _GONE:
        queries += [f"SELECT root FROM {told} WHERE rule = '{rule}' AND root IN ({_GONE[rule]})" for told in _TOLD]
    _pend(ledger, rule, queries)


def everything(ledger: Ledger, rule: str) -> None:
    """The same of all roots of a rule."""
    _pend(ledger, rule, [ALL[rule]])


_TOLD: Final = ("answer", "odd")


def _pend(ledger: Ledger, rule: str, queries: Iterable[str]) -> None:
    with ledger.failing():
        for query in queries:
            roots = f"SELECT NULL AS root WHERE 0 UNION {query}"
            ledger.table.execute(f"INSERT OR IGNORE INTO pending SELECT '{rule}', root FROM ({roots})")


def follow(ledger: Ledger) -> None:
    """Fires what follows from what was fired: keys by which letters hear of others through a third."""
    with ledger.failing():
        for query in _FOLLOWING:
            ledger.table.execute(query)
