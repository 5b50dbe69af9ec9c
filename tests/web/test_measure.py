"""What is written in a picture's boxes stays in them."""

import re

import pytest

from kg.web.drawing.graph import Edge, graph
from kg.web.drawing.measure import lines, short, width
from kg.web.drawing.star import star
from kg.web.drawing.stem import stem


@pytest.mark.parametrize("text", ["MMMMMMMMMM WWWWWWWW", "iiiiiiiiiiii", "Ünïçødé «woord»", "Дело", "漢字漢字漢字"])
@pytest.mark.parametrize("bold", [True, False])
def test_a_cut_text_fits_its_room_and_one_that_fits_is_not_cut(text: str, *, bold: bool) -> None:
    cut = short(text, 60, bold=bold)
    assert width(cut, bold=bold) <= 60
    assert cut.endswith("…") or cut == text
    assert short(text, 500, bold=bold) == text


def test_a_text_is_cut_between_words_where_enough_is_left() -> None:
    assert short("Beantwoording van Kamervragen", 150) == "Beantwoording van…"
    assert short("van belangenvertegenwoordiging", 150).startswith("van belang")


def test_a_text_breaks_between_words_and_its_last_line_is_cut() -> None:
    title = "Antwoord op vragen van het lid Eerdmans over het bericht dat de gemeente jongeren huisvest"
    told = lines(title, 180, 3, bold=True)
    assert len(told) == 3
    assert all(width(line, bold=True) <= 180 for line in told)
    assert told[-1].endswith("…")
    assert title.startswith(" ".join(told)[:-1])
    assert lines("kort", 180, 3) == ["kort"]
    assert width(lines("x" * 90, 100, 3)[0]) <= 100
    assert lines("", 100, 3) == []


def test_a_long_title_stands_on_several_lines_of_its_card_and_whole_in_its_tooltip() -> None:
    class Drawn:
        text, href = "W" * 80, None

    title = "Een lange titel van een brief die geen nummer heeft maar wel veel woorden"
    drawn = star(title, [("Soort", [Drawn()], 1)], "Getekend")
    assert drawn.count("<tspan") == 4
    assert f"<title>{title}</title>" in drawn
    assert "W" * 21 not in drawn.replace(f"<title>{'W' * 80}</title>", "")


def test_the_narrow_picture_of_a_letter_tells_what_the_wide_one_tells() -> None:
    class Drawn:
        def __init__(self, number: int) -> None:
            self.text, self.href = f"Stuk {number}", f"/doc/{number}"

    groups = [("Verwijst naar", [Drawn(number) for number in range(6)], 9), ("Raad", [Drawn(10)], 1)]
    drawn = [picture("Brief", groups, "Getekend") for picture in (star, stem)]
    told = [sorted(re.findall(r">([^<>]+)<", picture)) for picture in drawn]
    assert told[0] == told[1]
    assert "+ 5" in told[1]
    assert stem("Brief", [], "Getekend") == ""


def test_labels_of_lines_come_after_all_lines_and_once_for_each_thing() -> None:
    edges = [
        Edge("a", "kg:says", "c"),
        Edge("b", "kg:says", "c"),
        Edge("b", "kg:other", "c"),
        Edge("c", "kg:on", "d"),
    ]
    drawn = graph(edges, dict(zip("abcd", "ABCD", strict=True)), {}, "x")
    assert drawn.rindex('class="line"') < drawn.index('class="foot edge')
    assert drawn.count(">kg:says<") == 1
    assert drawn.count('class="foot edge') == 3
