"""What the lines at the head of a paper say, as they are read one after the other."""

from dataclasses import dataclass, field
from datetime import date

from kg.model import Chamber, Dossier, Stated

__all__ = ["Header"]


@dataclass(slots=True)
class Header:
    """What the lines at the head say; ``end`` is where the last of them ends.

    ``page_dossier``, ``page_number`` and ``page_date`` are what a page that shows the paper says above it,
    ``greeted`` whether it opens as a letter does,
    ``torn`` whether the first dossier's number cannot be read.
    """

    dossiers: list[Dossier] = field(default_factory=list)
    number: Stated[str] | None = None
    house: Stated[Chamber] | None = None
    kind: Stated[str] | None = None
    title: Stated[str] | None = None
    subject: Stated[str] | None = None
    session: Stated[str] | None = None
    session_number: Stated[str] | None = None
    place: Stated[str] | None = None
    page_date: Stated[date] | None = None
    date: Stated[date] | None = None
    to: tuple[Stated[Chamber], ...] = ()
    start: int | None = None
    end: int = 0
    greeted: bool = False
    torn: bool = False
    page_dossier: Dossier | None = None
    page_number: Stated[str] | None = None

    def completed(self) -> None:
        """Fills what the letter's own lines did not say with what the page around it says."""
        self.number = self.number or self.session_number
        paged = self.page_dossier
        if paged and not self.dossiers:
            self.dossiers.append(paged)
        elif paged and not self.dossiers[0].title and self.dossiers[0].number.value == paged.number.value:
            self.dossiers[0] = Dossier(self.dossiers[0].number, paged.title)
        self.number = self.number or self.page_number
