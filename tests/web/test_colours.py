"""The colours of the style sheet: each that words are set in can be read on each that they stand on (WCAG 1.4.3)."""

import re

import pytest

from kg.web.assets import asset

TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLOURS = {found[1]: found.groups()[1:] for found in TOKEN.finditer(bytes(asset("style.css").body).decode())}
WORDS = ("ink", "soft", "accent", "open", "kept", "odd")
GROUNDS = ("paper", "sheet", "wash", "hit", "kept-wash", "open-wash", "odd-wash")


def _light(colour: str) -> float:
    """The relative luminance, as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    less, more = sorted((_light(one), _light(other)))
    return (more + 0.05) / (less + 0.05)


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#a3adb8", "#5c4a00") == pytest.approx(3.78, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_can_be_read(words: str, ground: str, scheme: int) -> None:
    assert contrast(COLOURS[words][scheme], COLOURS[ground][scheme]) >= 4.5
