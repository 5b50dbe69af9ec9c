"""One letter of ours written in every form that is read, and files made to harm."""

import io
import zipfile
from collections.abc import Sequence

__all__ = [
    "BODY",
    "PICTURE",
    "docx",
    "forms",
    "locked",
    "locked_pdf",
    "odt",
    "odt_of",
    "page",
    "pdf",
    "printed",
    "publication",
    "zipped",
]

BODY = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Den Haag, 12 november 2024",
    "Met deze brief voldoe ik aan het verzoek van het lid Piri van 6 november jl. om een reactie.",
    "In het commissiedebat van 14 november a.s. komt dit aan de orde (Kamerstuk 21 501-02, nrs. 2958 en 2959).",
    "Ik zal uw Kamer voor het kerstreces nader informeren.",
)
SIGNED = ("De Minister van Buitenlandse Zaken,", "C.C.J. Veldkamp")
NOTE = "Kamerstuk 36 045, nr. 184."
"""Called behind `om een reactie`."""


def publication() -> bytes:
    """The letter as KOOP publishes XML: a note in its place, an instruction inside a word, a marked citation."""
    lead, day, request, debate, promise = BODY
    return f"""<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie>
  <metadata><meta name="x" content="niet in de tekst"/></metadata>
  <kamerstuk>
    <kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2024-2025</tekstregel>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
    <dossier><dossiernummer><dossiernr>21 501-02</dossiernr></dossiernummer>
      <titel>Raad Algemene Zaken en Raad Buitenlandse Zaken</titel></dossier>
    <stuk><stuknr>Nr. <ondernummer kamer="2">2976</ondernummer></stuknr>
      <titel>BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN</titel>
      <algemeen><vrije-tekst><tekst>
        <al>{lead}</al><al>{day}</al><tussenkop>Inleiding</tussenkop>
        <al>{request[:-1]}<noot id="n1"><noot.nr>1</noot.nr><noot.al>{NOTE}</noot.al></noot>.</al>
        <al>{debate.replace("orde", "or<?xpp afbreek?>de")}</al><al>{promise}</al>
      </tekst></vrije-tekst>
      <tekst-sluiting><ondertekening><functie>{SIGNED[0]}</functie>
        <naam><voornaam>C.C.J.</voornaam><achternaam>Veldkamp</achternaam></naam></ondertekening></tekst-sluiting>
      </algemeen></stuk>
  </kamerstuk>
</officiele-publicatie>""".encode()


HEAD = (
    "Tweede Kamer der Staten-Generaal",
    "Vergaderjaar 2024-2025",
    "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken",
    "Nr. 2976 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN",
)


def page(encoding: str = "utf-8") -> bytes:
    """The letter as a web page, its note called by a raised figure."""
    lead, day, request, debate, promise = BODY
    body = "".join(f"<p>{text}</p>\n" for text in (*HEAD, lead, day))
    return f"""<!DOCTYPE html><html><head><meta charset="{encoding}"><title>niet in de tekst</title></head><body>
<nav>U bent hier: naar het menu</nav><div id="broodtekst">{body}<h3>Inleiding</h3>
<p>{request[:-1]}<sup><a href="#n1">1</a></sup>.</p><p>{debate}</p><p>{promise}</p>
<p>{SIGNED[0]}<br>{SIGNED[1]}</p><p><sup>1</sup> {NOTE}</p></div><script>var x = "12 345, nr. 6";</script></body></html>
""".encode(encoding)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx() -> bytes:
    """The letter as a Word document with a footnote, a deleted word and a hidden field."""
    lead, day, request, debate, promise = BODY
    call = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r>'
    gone = "<w:del><w:r><w:delText>Kamerstuk 99 999, nr. 1</w:delText></w:r></w:del>"
    paragraphs = [
        *(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (*HEAD, lead, day)),
        f"<w:p><w:r><w:t>{request[:-1]}</w:t></w:r>{call}{gone}</w:p>",
        *(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (debate, promise, *SIGNED)),
    ]
    note = f'<w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> {NOTE}</w:t></w:r></w:p>'
    notes = f'<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2">{note}</w:footnote>'
    return zipped(
        {
            "word/document.xml": f"<w:document {_W}><w:body>{''.join(paragraphs)}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
        }
    )


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def odt() -> bytes:
    """The letter as an OpenDocument text with a footnote."""
    lead, day, request, debate, promise = BODY
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    paragraphs = [
        *(f"<text:p>{text}</text:p>" for text in (*HEAD, lead, day)),
        f"<text:p>{request[:-1]}{note}.</text:p>",
        *(f"<text:p>{text}</text:p>" for text in (debate, promise)),
        f"<text:p>{SIGNED[0]}<text:line-break/>{SIGNED[1]}</text:p>",
    ]
    return odt_of("".join(paragraphs))


def odt_of(paragraphs: str, styles: str = "") -> bytes:
    """An OpenDocument text of this content, with styles of its own."""
    body = f"<office:body><office:text>{paragraphs}</office:text></office:body>"
    own = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:document-content {_ODF}>{own}{body}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(members: dict[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(archive: bytes) -> bytes:
    """The same zip, each member marked as enciphered."""
    marked = bytearray(archive)
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = marked.find(mark)
        while at >= 0:
            marked[at + flags] |= 1
            at = marked.find(mark, at + 4)
    return bytes(marked)


def pdf(pages: tuple[tuple[str, ...], ...] | None = None) -> bytes:
    """A PDF with a line a text, in the one font that needs no file; the letter where no pages are given."""
    lead, day, request, debate, promise = BODY
    whole = (*HEAD, lead, day, f"{request[:-1]}1.", debate, promise, *SIGNED, f"1 {NOTE}")
    lines = pages if pages is not None else (whole,)
    return printed([[(20, 800 - 14 * row, 9, line) for row, line in enumerate(page)] for page in lines])


Placed = tuple[float, float, float, str]
"""Words on a page: from the left, from below, the size of their letters, all in points."""


PICTURE: Sequence[Placed] = [(0, 0, 0, "")]
"""A page that is a picture."""


def printed(pages: Sequence[Sequence[Placed]]) -> bytes:
    """A PDF with these words on its pages, written in the order in which they are given."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = " ".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj" for x, y, size, words in page)
        stream = f"BT {shown} ET" if page else ""
        stream = "q 400 0 0 600 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q" if page is PICTURE else stream
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("cp1252")


def locked_pdf() -> bytes:
    """The letter's PDF, marked as enciphered with a password that nobody knows."""
    secret = "<" + "5a" * 32 + ">"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >> /ID [<{'00' * 16}> <{'00' * 16}>]"
    return pdf().replace(b"/Root 1 0 R >>", f"/Root 1 0 R {lock} >>".encode())


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def forms() -> dict[str, bytes]:
    """The letter in each form, by the name of a file."""
    return {"a.xml": publication(), "a.html": page(), "a.docx": docx(), "a.odt": odt(), "a.pdf": pdf()}
