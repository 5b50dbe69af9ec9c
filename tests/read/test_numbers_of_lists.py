"""The numbers that Word and OpenDocument show before the items of a list, and keep in no paragraph."""

import pytest

from kg.read import read
from tests.read.forms import odt_of, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = {
    1: (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3.")),
    2: (("bullet", "·"), ("bullet", "o")),
    3: (("decimal", "%1"), ("decimal", "%1.%2")),
    4: (("none", ""),),
}


def numbering() -> str:
    def level(depth: int, form: str, text: str) -> str:
        said = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{depth}">{said}</w:lvl>'

    held = {kind: "".join(level(n, *one) for n, one in enumerate(levels)) for kind, levels in LEVELS.items()}
    kinds = "".join(f'<w:abstractNum w:abstractNumId="{kind}">{of}</w:abstractNum>' for kind, of in held.items())
    lists = "".join(f'<w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>' for kind in LEVELS)
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return (
        f'<w:numbering {W}>{kinds}{lists}<w:num w:numId="9"><w:abstractNumId w:val="1"/>{again}</w:num></w:numbering>'
    )


def item(words: str, name: int | None = None, depth: int = 0) -> str:
    place = "" if name is None else f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def word(*body: str) -> list[str]:
    document = f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
    raw = zipped({"word/document.xml": document, "word/numbering.xml": numbering()})
    return [line for line in read("a.docx", raw).text.split("\n") if line]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ((item("een", 1), item("twee", 1)), ["1. een", "2. twee"]),
        ((item("een", 1), item("tussen"), item("twee", 1)), ["1. een", "tussen", "2. twee"]),
        (
            (item("een", 1), item("a", 1, 1), item("b", 1, 1), item("i", 1, 2), item("twee", 1), item("a", 1, 1)),
            ["1. een", "a) a", "b) b", "i. i", "2. twee", "a) a"],
        ),
        ((item("een", 3), item("een een", 3, 1), item("een twee", 3, 1)), ["1 een", "1.1 een een", "1.2 een twee"]),
        ((item("punt", 2), item("punt", 2, 1)), ["- punt", "- punt"]),
        ((item("een", 1), item("vijf", 9), item("zes", 9)), ["1. een", "5. vijf", "6. zes"]),
        ((item("zonder", 4), item("onbekend", 77), item("diep", 1, 8)), ["- zonder", "- onbekend", "- diep"]),
        ((item("gewoon", 0),), ["gewoon"]),
    ],
    ids=["numbers", "goes on", "depths", "both numbers", "bullets", "begins anew", "no number", "taken off"],
)
def test_word(body: tuple[str, ...], told: list[str]) -> None:
    assert word(*body) == told


NUMBER = '<text:list-level-style-number text:level="{}" style:num-suffix="{}" style:num-format="{}"/>'
BULLET = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
ODF = (
    f'<text:list-style style:name="L1">{NUMBER.format(1, ".", 1)}{NUMBER.format(2, ")", "a")}</text:list-style>'
    f'<text:list-style style:name="L2">{BULLET}</text:list-style>'
)


def odf(body: str) -> list[str]:
    return [line for line in read("a.odt", odt_of(body, ODF)).text.split("\n") if line]


def listed(style: str, *items: str, more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}{more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in items)}</text:list>"


def test_opendocument() -> None:
    inner = listed("", "<text:p>a</text:p>", "<text:p>b</text:p>")
    first = listed("L1", f"<text:p>een</text:p>{inner}", "<text:p>twee</text:p>")
    on = listed("L1", "<text:p>drie</text:p>", more=' text:continue-numbering="true"')
    anew = listed("L1", "<text:p>een</text:p>")
    dots = listed("L2", "<text:p>punt</text:p>")
    told = ["1. een", "a) a", "b) b", "2. twee", "tussen", "3. drie", "- punt", "1. een", "- los"]
    assert odf(f"{first}<text:p>tussen</text:p>{on}{dots}{anew}{listed('', '<text:p>los</text:p>')}") == told
