"""A harvest that is killed and resumed, with builds in between, ends in the same graph as one run.

``KAMERGRAAF_HARVESTED_PAPERS=2000`` takes as many papers; sixty are as good a proof and take seconds.
"""

import multiprocessing
import os
import random
import signal
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.build import build, sources
from kg.harvest import koop
from kg.harvest.client import Client
from kg.harvest.folder import Folder
from kg.store.embedded import Store
from kg.store.export import export
from tests.harvest.server import World, serving

PAPERS = int(os.environ.get("KAMERGRAAF_HARVESTED_PAPERS", "60"))
KILLS = 5


def harvested(address: str, to: str) -> None:
    with Folder(Path(to)).opened() as folder:
        client = Client(f"{address}/sru")
        assert list(koop.harvest(client, folder, koop.cql("Brief", "29544", None, None)))
        client.close()


def built(folder: str, store: str) -> None:
    with Store.create_or_open(store) as target:
        assert not [done.reason for done in build(sources([folder]), target) if done.reason]


def written(store: Path) -> bytes:
    with Store.open(store) as held, (store.parent / "out.nq").open("w+b") as output:
        export(held, output, "nq")
        output.seek(0)
        return output.read()


def killed(child: BaseProcess, after: float) -> bool:
    """Starts a process and kills it; whether it was still at work."""
    child.start()
    child.join(after)
    alive = child.is_alive()
    child.kill()
    child.join()
    return alive and child.exitcode == -signal.SIGKILL


def test_a_harvest_killed_and_resumed_with_builds_between_ends_in_the_same_graph(tmp_path: Path) -> None:
    process = multiprocessing.get_context("forkserver")
    process.set_forkserver_preload(["tests.harvest.test_same_graph"])
    chance, kills = random.Random(7), 0
    folder, store = str(tmp_path / "killed" / "h"), tmp_path / "killed" / "s"
    with serving(World(count=PAPERS, page=50)) as world:
        for round_ in range(KILLS):
            child = process.Process(target=harvested, args=(world.address, folder))
            kills += killed(child, chance.uniform(0.1, 0.3) * PAPERS / 100)
            if round_ % 2:
                # What has arrived so far is built, and that is killed too
                child = process.Process(target=built, args=(folder, str(store)))
                killed(child, chance.uniform(0.5, 3.0))
        assert kills > 1
        harvested(world.address, folder)
        harvested(world.address, str(tmp_path / "whole" / "h"))
    built(folder, str(store))
    built(str(tmp_path / "whole" / "h"), str(tmp_path / "whole" / "s"))
    one = written(tmp_path / "whole" / "s")
    assert one.count(b"/def#Letter>") >= PAPERS
    same = written(store) == one
    assert same, "two texts of many megabytes are not to be compared line by line"
