"""Items of a Word document by their own numbering or by their style's."""

from kg.read import read
from tests.read.forms import zipped

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {_NS}>
<w:style w:styleId="ListNumber"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="ListBullet2"><w:basedOn w:val="ListNumber"/></w:style>
<w:style w:styleId="Plain"><w:basedOn w:val="ListNumber"/>
<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"""


def told(style: str, own: str = "") -> str:
    number = f'<w:numPr><w:numId w:val="{own}"/></w:numPr>' if own else ""
    item = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr><w:r><w:t>punt</w:t></w:r></w:p>'
    body = f"<w:document {_NS}><w:body><w:p><w:r><w:t>Dit is:</w:t></w:r></w:p>{item}</w:body></w:document>"
    return read("a.docx", zipped({"word/document.xml": body, "word/styles.xml": STYLES})).text.split()[-2]


def test_an_item_is_one_by_its_style_or_the_style_below_that() -> None:
    assert [told(style) for style in ("ListNumber", "ListBullet2")] == ["-", "-"]
    assert told("Plain", own="4") == "-"


def test_what_has_no_number_is_no_item() -> None:
    assert {told(style) for style in ("Plain", "Chapter", "Loop", "Nowhere")} == {"is:"}
    assert told("ListNumber", own="0") == "is:"
