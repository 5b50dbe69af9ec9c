"""The days that ``kg harvest`` takes: wrong ones are told in one sentence, before anything is asked."""

import pytest
from click.testing import CliRunner

from kg.cli import main

WRONG = [
    (["koop", "--since", "gisteren"], "'gisteren' is no day; write it as 2024-01-31."),
    (["koop", "--until", "2024-02-30"], "'2024-02-30' is no day; write it as 2024-01-31."),
    (["tk", "--since", "1-5-2024"], "'1-5-2024' is no day; write it as 2024-01-31."),
    (["koop", "--since", "2024-05-01", "--until", "2024-01-01"], "--until 2024-01-01 lies before --since 2024-05-01"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG)
def test_a_wrong_day_is_told_and_nothing_is_asked(arguments: list[str], sentence: str) -> None:
    told = CliRunner().invoke(main, ["harvest", *arguments, "--base", "http://127.0.0.1:9/"])
    assert told.exit_code == 2
    assert sentence in told.output
