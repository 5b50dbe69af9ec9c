"""What a worker process says on its stderr is one line of the log at most, which tells what happened."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from stand import BASE, TRIG
from together import ENVIRONMENT, figures, look_up, served

from kg.store.embedded import Store
from kg.store.load import load
from kg.web.said import Said

_LINE = re.compile(r'\S+ - - \[[^]]+\] "[^"]*" \d{3} .*|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d \S.*|Kamergraaf serves at .*')
_LONG = "'" + "a" * 20_000 + "'"
BOMBS = {
    "replace": f"SELECT (REPLACE({_LONG}, 'a', '{'b' * 20_000}') AS ?x) {{}}",
    "group_concat": f"SELECT (GROUP_CONCAT(CONCAT(STR(?b), {_LONG})) AS ?x) "
    "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "concat": "SELECT (STRLEN(?x24) AS ?n) { BIND('" + "a" * 1000 + "' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(24)) + " }",
}  # fmt: skip


def test_a_query_that_gets_no_memory_is_told_so_and_the_log_has_whole_lines_only(tmp_path: Path) -> None:
    place = tmp_path / "a.store"
    with Store.create_or_open(place, BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    with served(place, "--memory", "64") as (_, base), httpx.Client(base_url=base, timeout=60) as web:
        for name, query in BOMBS.items():
            found = look_up(web, query)
            assert found.status_code == 413, (name, found.text)
            assert "more memory than one query may have (64 MiB)" in found.json()["detail"]
            assert look_up(web).status_code == 200
        assert figures(web)["kamergraaf_workers"] > 0
    lines = (tmp_path / "log").read_text().splitlines()
    assert [line for line in lines if not _LINE.fullmatch(line)] == []
    assert sum("a worker process" in line for line in lines) <= len(BOMBS)
    assert any("memory allocation of" in line for line in lines)


SAYS = """
import socket, sys
from kg.web.said import speak_to
speak_to(socket.socket(fileno=int(sys.argv[1])))
exec(sys.argv[2])
"""


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("pass", r""),
        ("import os; os.write(2, b'\\nmemory allocation of 9 bytes failed\\n' + b'  at rust\\n' * 100_000); os.abort()",
         r"memory allocation of 9 bytes failed"),
        ("import os; os.write(2, b'a\\x1b[2Jb')", r"a\?\[2Jb"),
        ("raise RuntimeError('of ours')", r"Traceback .*line \d+.* \| RuntimeError: of ours"),
        ("import logging; logging.warning('it goes on')", r"WARNING:root:it goes on"),
    ],
)  # fmt: skip
def test_what_a_process_says_is_one_line_that_tells_what_happened(does: str, told: str) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, "-c", SAYS, str(theirs.fileno()), does]
        subprocess.run(command, pass_fds=(theirs.fileno(),), env=ENVIRONMENT, timeout=60, cwd=os.sep)
    said = Said(ours)
    assert re.fullmatch(told, said.take())
    assert said.take() == ""
    said.close()
