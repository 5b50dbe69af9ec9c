"""Mentions become identities, in a second pass: days, then meetings and debates, people, papers.

``resolve(extraction)`` gives the ``Letter``. What the letter leaves ambiguous stays open (no id, or a confidence
below 1), never guessed. ``STEPS`` are pure functions folded over the extraction, in that order.
"""

from collections.abc import Callable
from functools import reduce

from kg.model import Extraction, Letter
from kg.resolve.dates import dates
from kg.resolve.delays import resolve_delays
from kg.resolve.formations import resolve_formations
from kg.resolve.fulfilments import resolve_fulfilments
from kg.resolve.kinds import resolve_kind
from kg.resolve.meetings import resolve_meetings
from kg.resolve.members import resolve_members
from kg.resolve.people import resolve_signatories
from kg.resolve.proceedings import resolve_commitments, resolve_debates, resolve_motions, resolve_requests
from kg.resolve.roles import resolve_roles
from kg.resolve.ties import resolve_ties

__all__ = ["STEPS", "resolve"]

Step = Callable[[Extraction], Extraction]

STEPS: tuple[Step, ...] = (
    dates,
    resolve_formations,
    resolve_meetings,
    resolve_roles,
    resolve_debates,
    resolve_requests,
    resolve_motions,
    resolve_ties,
    resolve_commitments,
    resolve_fulfilments,
    resolve_signatories,
    resolve_delays,
    resolve_members,
    resolve_kind,
)


def resolve(extraction: Extraction) -> Letter:
    """The letter with every mention resolved as far as its words decide."""
    done = reduce(lambda state, step: step(state), STEPS, extraction)
    return Letter(done.document, done.letterhead, done.mentions, done.sentences, done.members, done.no_days)
