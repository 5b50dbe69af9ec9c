"""``kg build --cluster`` on real schedulers and workers: the same bytes, whatever befalls them; and what is told."""

import gzip
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import sources
from tests.cluster.letters import few, many
from tests.cluster.processes import Dask, dask, ended, frozen, until
from tests.conftest import ROOT, SAMPLES, Kg

SCALE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")

# As kg, with pieces of which few letters make many
_KG = """
import os, sys
from kg import build
from kg.cluster import asking, client, telling
build.BATCH, build.WRITTEN_TOGETHER = 2, 6
client._CONNECT = int(os.environ.get("CONNECT", "10"))
asking.PATIENCE = client.PATIENCE = telling.PATIENCE = int(os.environ.get("PATIENCE", "60"))
from kg.cli import main
main(sys.argv[1:], prog_name="kg")
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    with dask(tmp_path_factory.mktemp("dask") / "d", 2) as found:
        yield found


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return many(tmp_path_factory.mktemp("many") / "letters")


def begun(*args: str | Path, **env: str) -> "subprocess.Popen[str]":
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "COLUMNS": "100", **env}
    command = [sys.executable, "-c", _KG, *map(str, args)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(child: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = child.communicate(timeout=120)
    return child.returncode, out, err


def exported(kg: Kg, store: Path) -> str:
    told = kg("export", "--store", store, "--format", "nquads")
    assert told.returncode == 0, told.stderr
    return told.stdout


def parts(folder: Path) -> list[dict[str, object]]:
    manifest = folder / "manifest.jsonl"
    return [json.loads(line) for line in manifest.read_text().splitlines()] if manifest.exists() else []


def one_sentence(told: str) -> str:
    """What was said, but for what is odd in generated letters, and how far it is where that takes long."""
    lines = [line for line in told.splitlines() if "warning" not in line and not line.startswith("building: ")]
    assert len(lines) == 1, told
    return lines[0]


def test_a_cluster_builds_and_tells_the_same_as_this_machine(kg: Kg, cluster: Dask, tmp_path: Path) -> None:
    # The workers' own folder has other letters and metadata under the same names: they must not be looked at
    few(tmp_path / "letters")
    shutil.copytree(tmp_path / "letters", cluster.folder / "letters")
    for file in (cluster.folder / "letters").rglob("*.xml"):
        file.write_bytes(file.read_bytes().replace(b"2024-11-1", b"2023-10-0"))
    here = kg("build", "letters", "--store", "here", cwd=tmp_path)
    there = kg("build", "letters", "--store", "there", "--cluster", cluster.address, cwd=tmp_path)
    assert there.returncode == here.returncode == 1, there.stderr
    assert there.stdout == here.stdout.replace("Store: here", "Store: there")
    assert there.stderr == here.stderr
    assert len(here.stdout) > 50
    assert exported(kg, tmp_path / "there") == exported(kg, tmp_path / "here")
    again = kg("build", "letters", "--store", "there", cwd=tmp_path)
    assert re.match(r"\d+ files: \d+ unchanged, 3 unreadable", again.stdout)


def test_letters_of_standard_input_go_to_a_cluster_too(kg: Kg, cluster: Dask, tmp_path: Path) -> None:
    letter = (SAMPLES / "kst-21501-02-9001.md").read_bytes()
    assert kg("build", "-", "--store", tmp_path / "here", stdin=letter).returncode == 0
    assert kg("build", "-", "--store", tmp_path / "there", "--cluster", cluster.address, stdin=letter).returncode == 0
    assert exported(kg, tmp_path / "there") == exported(kg, tmp_path / "here")


@pytest.fixture(scope="module")
def whole(kg: Kg, letters: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What this machine makes of the letters."""
    store = tmp_path_factory.mktemp("whole") / "s"
    assert kg("build", letters, "--store", store).returncode == 0
    return exported(kg, store)


def test_parts_are_kept_and_not_made_again_but_for_those_that_are_not_whole(
    kg: Kg, cluster: Dask, letters: Path, whole: str, tmp_path: Path
) -> None:
    kept = tmp_path / "parts"
    first = done(begun("build", letters, "--store", tmp_path / "a", "--cluster", cluster.address, "--parts", kept))
    assert first[0] == 0, first
    told = parts(kept)
    paths = [source["path"] for one in told for source in one["sources"]]  # type: ignore[attr-defined]
    assert paths == [source.path for source in sources([str(letters)])]
    assert len(told) == 20
    broken, gone = (kept / str(told[at]["part"]) for at in (3, 7))
    broken.write_bytes(broken.read_bytes()[:-1])
    gone.unlink()
    again = done(begun("build", letters, "--store", tmp_path / "b", "--cluster", cluster.address, "--parts", kept))
    assert again[:2] == (0, first[1].replace(str(tmp_path / "a"), str(tmp_path / "b")))
    assert again[2] == first[2]
    assert [one["part"] for one in parts(kept)[20:]] == [broken.name, gone.name]
    assert exported(kg, tmp_path / "a") == exported(kg, tmp_path / "b") == whole


def test_what_a_part_tells_of_is_in_the_store_as_it_says(kg: Kg, cluster: Dask, letters: Path, tmp_path: Path) -> None:
    kept = tmp_path / "parts"
    assert (
        done(begun("build", letters, "--store", tmp_path / "s", "--cluster", cluster.address, "--parts", kept))[0] == 0
    )
    text = b"".join(gzip.decompress(one.read_bytes()) for one in kept.glob("part-*"))
    (tmp_path / "all.nq").write_bytes(text)
    loaded = kg("load", tmp_path / "all.nq", "--store", tmp_path / "loaded")
    assert f": {sum(int(str(one['triples'])) for one in parts(kept))} statements loaded" in loaded.stdout
    assert exported(kg, tmp_path / "loaded") == exported(kg, tmp_path / "s")


def test_a_build_goes_on_when_workers_and_their_nannies_are_killed_and_others_come(
    kg: Kg, letters: Path, whole: str, tmp_path: Path
) -> None:
    with dask(tmp_path / "dask", 2) as found:
        found.there(2)
        child = begun(
            "build", letters, "--store", tmp_path / "s", "--cluster", found.address, "--parts", tmp_path / "p"
        )
        until(lambda: len(parts(tmp_path / "p")) >= 2)
        ended(found.workers[0])
        frozen(found.workers[1])  # nothing is left but what comes now
        assert child.poll() is None
        found.work()
        found.there(3)
        ended(found.workers[1])
        code, told, error = done(child)
    assert code == 0, error
    assert told.startswith("40 files: 40 new")
    assert exported(kg, tmp_path / "s") == whole


FATAL = {
    "of a worker": ("ends-its-process.md", "(signal SIGKILL)"),
    "of Dask's worker, again and again": ("ends-its-worker.md", "(and with it 2 workers of the cluster)"),
}


@pytest.mark.parametrize("name", FATAL)
def test_a_letter_that_ends_the_process_is_told_and_the_others_are_built(
    name: str, kg: Kg, cluster: Dask, tmp_path: Path
) -> None:
    file, how = FATAL[name]
    letters = many(tmp_path / "letters", 12)
    (letters / file).write_bytes((SAMPLES / "kst-21501-02-9001.md").read_bytes())
    kept = tmp_path / "parts"
    child = begun("build", letters, "--store", tmp_path / "s", "--cluster", cluster.address, "--parts", kept)
    code, told, error = done(child)
    assert code == 1
    assert told.startswith("13 files: 12 new, 1 unreadable")
    why = f"the process that read it ended {how}, perhaps for want of memory; build it again by itself."
    assert one_sentence(error) == f"kg: {letters / file}: {why}"
    (letters / file).rename(letters / "mended.md")
    assert kg("build", letters, "--store", tmp_path / "s").stdout.startswith("13 files: 1 new, 12 unchanged")


def test_a_part_that_is_not_whole_is_asked_for_again(kg: Kg, cluster: Dask, tmp_path: Path) -> None:
    once = many(tmp_path / "letters", 6)
    next(once.iterdir()).rename(once / "spoiled-once.md")
    assert not (cluster.folder / "spoiled").exists()
    assert done(begun("build", once, "--store", tmp_path / "s", "--cluster", cluster.address))[0] == 0
    assert (cluster.folder / "spoiled").exists()
    assert kg("build", once, "--store", tmp_path / "here").returncode == 0
    assert exported(kg, tmp_path / "s") == exported(kg, tmp_path / "here")


def test_a_part_that_is_never_whole_and_a_worker_that_fails_are_told(cluster: Dask, tmp_path: Path) -> None:
    expected = {
        "spoiled-always.md": "the part of {} came 3 times other than its worker made it; look for a machine or a "
        "network that is broken.",
        "fails-its-worker.md": "a worker failed (MemoryError: no room); its log tells more.",
    }
    for file, sentence in expected.items():
        path = tmp_path / file
        path.write_bytes((SAMPLES / "kst-21501-02-9001.md").read_bytes())
        code, _, error = done(begun("build", path, "--store", tmp_path / "s", "--cluster", cluster.address))
        assert (code, error) == (1, f"kg: {cluster.address}: {sentence.format(path)}\n")


def test_an_interrupted_build_ends_at_once_and_the_next_goes_on(
    kg: Kg, cluster: Dask, letters: Path, whole: str, tmp_path: Path
) -> None:
    call = ("build", letters, "--store", tmp_path / "s", "--cluster", cluster.address, "--parts", tmp_path / "p")
    child = begun(*call)
    until(lambda: len(parts(tmp_path / "p")) >= 4)
    child.send_signal(signal.SIGINT)
    code, _, error = done(child)
    assert (code, one_sentence(error)) == (130, "kg: interrupted.")
    assert done(begun(*call))[0] == 0
    assert exported(kg, tmp_path / "s") == whole


def test_a_scheduler_that_goes_away_is_told_and_the_next_build_goes_on(
    kg: Kg, cluster: Dask, letters: Path, whole: str, tmp_path: Path
) -> None:
    kept = tmp_path / "p"
    with dask(tmp_path / "dask", 2) as found:
        child = begun("build", letters, "--store", tmp_path / "s", "--cluster", found.address, "--parts", kept)
        until(lambda: len(parts(kept)) >= 4)
        ended(found.scheduler)
        code, _, error = done(child)
        assert code == 1
        assert re.fullmatch(
            rf"kg: {found.address}: the Dask scheduler went away \([^\n]+\); what was told is in the store, and the "
            "same command goes on from there.",
            one_sentence(error),
        )
    before = len(parts(kept))
    assert before < 20
    call = ("build", letters, "--store", tmp_path / "s", "--cluster", cluster.address, "--parts", kept)
    assert done(begun(*call))[0] == 0
    assert len(parts(kept)) == 20
    assert exported(kg, tmp_path / "s") == whole


def test_a_cluster_without_workers_is_told_at_first_and_midway(letters: Path, tmp_path: Path) -> None:
    with dask(tmp_path / "dask") as found:
        call = ("build", letters, "--store", tmp_path / "s", "--cluster", found.address, "--parts", tmp_path / "p")
        sentence = f"kg: {found.address}: no worker has been there for 3 seconds; start dask worker and try again."
        assert done(begun(*call, PATIENCE="3")) == (1, "", f"{sentence}\n")
        assert not (tmp_path / "s").exists()
        worker = found.work()
        found.there(1)
        child = begun(*call, PATIENCE="3")
        until(lambda: len(parts(tmp_path / "p")) >= 2)
        ended(worker)
        code, _, error = done(child)
        assert (code, one_sentence(error)) == (1, sentence)


def test_a_worker_of_another_version_is_refused_at_first_and_when_it_comes_later(letters: Path, tmp_path: Path) -> None:
    with dask(tmp_path / "dask", 1) as found:
        found.there(1)
        kept = tmp_path / "p"
        sentence = (
            r"kg: The worker tcp://127.0.0.1:\d+ has kamergraaf 0\.0\.9\+00000000 and not 0\.1\.0\+[0-9a-f]{8}; "
            r"install the same as here on every worker\."
        )
        child = begun("build", letters, "--store", tmp_path / "s", "--cluster", found.address, "--parts", kept)
        until(lambda: len(parts(kept)) >= 1)
        frozen(found.workers[0])
        found.work(OTHER_VERSION="0.0.9+00000000")
        found.there(2)
        ended(found.workers[0])
        code, _, error = done(child)
        assert code == 1
        assert re.fullmatch(sentence, one_sentence(error))
        code, _, error = done(begun("build", letters, "--store", tmp_path / "t", "--cluster", found.address))
        assert code == 1
        assert re.fullmatch(sentence, one_sentence(error))
        assert not (tmp_path / "t").exists()


def test_a_worker_without_kamergraaf_is_refused(letters: Path, tmp_path: Path) -> None:
    with dask(tmp_path / "dask") as found:
        (found.folder / "none" / "kg").mkdir(parents=True)
        (found.folder / "none" / "kg" / "__init__.py").touch()
        found.work(PYTHONPATH=str(found.folder / "none"))
        code, _, error = done(begun("build", letters, "--store", tmp_path / "s", "--cluster", found.address))
        assert code == 1
        assert re.fullmatch(
            r"kg: The worker tcp://127.0.0.1:\d+ cannot run this kamergraaf \(Exception: ModuleNotFoundError\(\"No "
            r"module named 'kg.cluster'\"\)\); install the same as here on every worker\.",
            one_sentence(error),
        )


def test_an_address_without_a_scheduler_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:  # takes connections and says nothing
        silent = f"tcp://127.0.0.1:{other.getsockname()[1]}"
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]
        for address in (silent, f"127.0.0.1:{port}", "tcp://nowhere.invalid:8786"):
            child = begun("build", SAMPLES, "--store", tmp_path / "s", "--cluster", address, CONNECT="2")
            code, _, error = done(child)
            assert code == 1
            assert re.fullmatch(
                rf"kg: {re.escape(address)}: no Dask scheduler answers there \([^\n]+\); give the address that dask "
                r"scheduler tells, as tcp://HOST:8786\.\n",
                error,
            ), error
    assert not (tmp_path / "s").exists()


def test_a_cluster_behind_tls_is_asked_with_its_certificate_and_not_without(tmp_path: Path) -> None:
    """As docs/scale.md sets it up."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    (command, config) = re.findall(r"```(?:yaml)?\n(openssl .*?|distributed:.*?)\n```", SCALE, re.DOTALL)
    subprocess.run(command, shell=True, cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "tls.yaml").write_text(config.replace("/etc/dask", str(tmp_path)))
    asked = ("build", SAMPLES, "--store", tmp_path / "s", "--cluster")
    with dask(tmp_path / "dask", 1, DASK_CONFIG=str(tmp_path / "tls.yaml")) as found:
        assert found.address.startswith("tls://")
        code, _, error = done(begun(*asked, found.address))
        assert code == 1
        assert "no Dask scheduler answers there (" in one_sentence(error)
        code, _, error = done(begun(*asked, found.address.replace("tls", "tcp"), CONNECT="2"))
        assert code == 1
        assert "no Dask scheduler answers there (" in one_sentence(error)
        assert done(begun(*asked, found.address, DASK_CONFIG=str(tmp_path / "tls.yaml")))[0] == 0


def test_calls_that_make_no_sense_are_told(kg: Kg, tmp_path: Path) -> None:
    for options, sentence in (
        (("--parts", "p"), "--parts keeps what the workers of --cluster make; give both, or neither."),
        (
            ("--cluster", "tcp://a", "--jobs", "2"),
            "Give either --jobs, processes of this machine, or --cluster, not both.",
        ),
    ):
        told = kg("build", SAMPLES, "--store", tmp_path / "s", *options)
        assert (told.returncode, told.stderr) == (2, f"kg: {sentence}\n")


def test_without_dask_it_is_told_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "distributed.py").write_text("raise ModuleNotFoundError(\"No module named 'distributed'\")")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    command = [sys.executable, "-m", "kg", "build", str(SAMPLES), "--store", str(tmp_path / "s")]
    told = subprocess.run([*command, "--cluster", "tcp://a:1"], env=env, capture_output=True, text=True, check=False)
    sentence = (
        "kg: kg build --cluster needs Dask, which is not installed; install kamergraaf[cluster] (docs/scale.md).\n"
    )
    assert (told.returncode, told.stderr) == (2, sentence)
    assert subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
