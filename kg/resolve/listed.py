"""Who made a commitment of the Tweede Kamer's list: joined to a person as a signature is, by name, office and day."""

from dataclasses import replace

from kg.chamber import Listed
from kg.resolve.people import signed_by

__all__ = ["resolve_listed"]


def resolve_listed(listed: Listed) -> Listed:
    """The entry with the one known person who can have made it; unchanged where there is none, or more than one."""
    found = signed_by(listed.name, listed.role, listed.day or listed.added) if listed.name else None
    return replace(listed, person=found.person) if found else listed
