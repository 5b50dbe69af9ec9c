from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store.embedded import Store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kamergraaf.store"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with Store.create_or_open(place) as opened:
        yield opened
