"""PDF: the text of its pages, column by column, without their heads and feet; a scan has none, and is refused."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw as pdfium

from kg.errors import ReadError
from kg.model import Document
from kg.read.apart import apart
from kg.read.cleaning import characters
from kg.read.columns import Block, beside, blocks
from kg.read.notes import marked
from kg.read.page_heads import bare
from kg.read.paragraphs import written
from kg.read.print import Page, page_of
from kg.read.text import document

__all__ = ["MAX_PAGES", "read"]

MAX_PAGES: Final = 600
"""Pages of a letter with all its annexes; the longest that we know has some 400."""
_MOST_CHARACTERS: Final = 5_000_000
_LOCKED: Final = pdfium.FPDF_ERR_PASSWORD


def read(raw: bytes, source: str) -> Document:
    """Bytes of a PDF as a Document; ReadError where it is broken, locked, too long or a scan without text.

    Its pages are read in another process, which can be ended: a few kilobytes may hold hours of work.
    """
    scanned, _, text = apart(_text, raw, source).partition("\n")
    if not text.strip():
        raise ReadError(f"{source}: a PDF without text, perhaps a scan; run OCR over it first.")
    made = document(text, raw, source, "application/pdf", (characters,), marked)
    if scanned == "0":
        return made
    pages = "page holds a picture" if scanned == "1" else "pages hold pictures"
    told = f"{source}: {scanned} {pages} and no text; what stands there is not read, run OCR over it first."
    return replace(made, remarks=(*made.remarks, told))


def _text(raw: bytes, source: str) -> str:
    """How many pages are pictures without text, and on the next lines the text."""
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _LOCKED:
            raise ReadError(f"{source}: a PDF locked by a password; give it without.") from error
        raise ReadError(f"{source}: a broken PDF; save it again from its source.") from error
    try:
        if len(pdf) > MAX_PAGES:
            raise ReadError(f"{source}: a PDF of {len(pdf):,} pages; the limit is {MAX_PAGES}, give one letter a file.")
        pages, scanned = _pages(pdf, source)
        return f"{scanned}\n{_laid_out(bare(pages))}"
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{source}: a broken PDF (a page cannot be read); save it again from its source.") from error
    finally:
        pdf.close()


def _pages(pdf: Any, source: str) -> tuple[list[Page], int]:
    pages, size, scanned = [], 0, 0
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        count = text.count_chars()
        size += count
        scanned += not count and _is_picture(page)
        if size > _MOST_CHARACTERS:
            raise ReadError(f"{source}: a PDF of more than {_MOST_CHARACTERS:,} characters; give one letter a file.")
        pages.append(page_of(page, text))
        text.close()
        page.close()
    return pages, scanned


def _is_picture(page: Any) -> bool:
    return any(one.type == pdfium.FPDF_PAGEOBJ_IMAGE for one in page.get_objects(max_depth=3))


def _laid_out(pages: Iterable[Page]) -> str:
    """The text: what stands beside the first page's is the letterhead, and goes first; on others it goes last."""
    main: list[Block] = []
    first: list[Block] = []
    last: list[Block] = []
    for number, page in enumerate(pages):
        rows, side = beside(page)
        main += blocks(rows, page.width)
        (last if number else first).append(side)
    return written(main, first, last)
