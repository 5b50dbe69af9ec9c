"""The docs say what the program does: each worked query, command and page is compared with a run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from rdflib.plugins.sparql import prepareQuery

from docs import accuracy as accuracy_page
from docs import cli as cli_page
from docs import picture
from docs import queries as queries_page
from docs import rules as rules_page
from docs import threads as threads_page
from tests.conftest import ROOT, SAMPLES, Kg

README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKED = re.findall(r"```sparql\n(.*?)```\n```text\n(.*?)```", README, re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, kg: Kg) -> Path:
    path = tmp_path_factory.mktemp("docs") / "a.store"
    assert kg("build", SAMPLES, "--store", path).returncode == 0
    return path


def test_the_readme_works_five_queries() -> None:
    assert len(WORKED) == 5


@pytest.mark.parametrize(("query", "answer"), WORKED)
def test_a_worked_query_has_its_answer(kg: Kg, store: Path, query: str, answer: str) -> None:
    done = kg("query", "-", "--store", store, stdin=query)
    assert [line.rstrip() for line in done.stdout.splitlines()] == answer.splitlines(), done.stderr


def test_the_readme_gives_two_commands_first_and_ci_runs_the_second() -> None:
    section = README.split("## Two commands")[1].split("## ")[0]
    commands = re.findall(r"```\n(.*?)\n```", section, re.DOTALL)
    assert len(commands) == 2
    assert all("\n" not in command for command in commands)
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.startswith("kst-21501-02-9002 2024-11-12 ")


def test_the_verbs_page_is_what_help_prints() -> None:
    # In a process of its own: click keeps the help option that a verb was first given, by whichever test asked before.
    script = "import sys; from docs import cli; sys.stdout.write(cli.page())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert cli_page.TARGET.read_text(encoding="utf-8") == done.stdout, "run: python -m docs.cli"


def test_the_page_of_queries_is_made_of_the_queries() -> None:
    assert queries_page.PAGE.read_text(encoding="utf-8") == queries_page.page(), "run: python -m docs.queries"


def test_the_federated_example_is_a_query() -> None:
    (example,) = re.findall(r"```sparql\n(.*?)```", queries_page.FEDERATED, re.DOTALL)
    assert prepareQuery(example).algebra.name == "SelectQuery"


@pytest.mark.parametrize("command", re.findall(r"^kg query --named .*$", queries_page.page(), re.MULTILINE))
def test_a_query_of_the_page_has_an_answer_with_the_columns_told(kg: Kg, store: Path, command: str) -> None:
    done = kg(*shlex.split(command)[1:], "--store", store, "--format", "csv")
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    columns = ", ".join(f"`{column}`" for column in head.split(","))
    assert rows
    assert f"Gives {columns}." in queries_page.page().split(f"{command}\n")[1].split("###")[0]


def test_the_rules_page_is_made_of_the_rules() -> None:
    assert rules_page.TARGET.read_text(encoding="utf-8") == rules_page.page(), "run: python -m docs.rules"


def test_the_page_of_threads_tells_every_rule() -> None:
    assert threads_page.PAGE.read_text(encoding="utf-8") == threads_page.page(), "run: python -m docs.threads"


def test_the_page_of_accuracy_is_what_the_gold_letters_give() -> None:
    assert accuracy_page.TARGET.read_text(encoding="utf-8") == accuracy_page.page(), "run: python -m docs.accuracy"
    assert accuracy_page.short() in README


def test_the_picture_is_drawn_from_the_graph() -> None:
    assert picture.TARGET.read_text(encoding="utf-8") == picture.svg(), "run: python -m docs.picture"


def test_every_command_of_the_docs_has_its_verb_and_options() -> None:
    verbs = cli_page.main.commands
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    shown = [line for text in texts for line in re.findall(r"^(?:\$ )?kg (\w.*)$", text, re.MULTILINE)]
    assert len(shown) >= 5
    for line in shown:
        verb, *words = shlex.split(line.split(" #")[0], posix=True)
        assert verb in verbs, line
        command = verbs[verb]
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
        used = {word.split("=")[0] for word in words if word.startswith("-") and word != "-"}
        assert used <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
