"""Words of the official publications' metadata and markup."""

from typing import Final

__all__ = ["CHAMBERS", "KINDS"]

KINDS: Final = {
    "amendement": "amendement",
    "brief": "brief",
    "brief regering": "brief",
    "lijst van vragen en antwoorden": "lijst van vragen en antwoorden",
    "motie": "motie",
    "voorstel van wet": "voorstel van wet",
}
"""KamerstukTypen that say no less than our kinds; ``Verslag``, ``Nota`` and ``Overig`` are wider than ours."""

CHAMBERS: Final = {
    "1": "I",
    "2": "II",
    "eerste kamer der staten-generaal": "I",
    "tweede kamer der staten-generaal": "II",
}
