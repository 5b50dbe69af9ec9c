"""What a harvest's source took back: what was made of a file that ``kg harvest`` moved out of sight leaves the graph.

A file is known by its digest, so that nothing leaves but what was made from these very bytes; one that came back to its
place stays. A letter whose best form is taken back is made anew, by the same build, from the forms that are left.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.store import files, tombs
from kg.store.embedded import Store

__all__ = ["forget", "taken_back", "withdraw"]

_DELETED: Final = Path(".harvest", "deleted")


def taken_back(paths: Iterable[str]) -> list[str]:
    """The files that are out of sight in the folders of a harvest among these paths, in the order of their names."""
    folders = (Path(path) / _DELETED for path in paths)
    found = (file for folder in folders if folder.is_dir() for file in sorted(folder.rglob("*")))
    return [str(file) for file in found if file.is_file()]


def withdraw(store: Store, taken: Iterable[str]) -> dict[str, str]:
    """Removes what was made from these files, in one transaction, and tells them by the graph that went with each; what
    was made of them and is in quarantine goes too.

    Where a letter was made from another file, its graph only stops telling of this one. Raises StoreError.
    """
    by_digest = {digest: path for path in taken if (digest := _digest(path)) and digest != _digest(_place(path))}
    if not by_digest:
        return {}
    found = {digest: files.graphs_of(store, digest) for digest in by_digest}
    gone = {graph: by_digest[digest] for digest, (made, _) in found.items() for graph in made}
    tombs.note(store, gone)
    store.replace_graphs({}, remove=gone)
    for digest, (_, told) in found.items():
        forget(store, digest, set(told) - set(gone))
    for name, digest in store.quarantine.made_of(by_digest).items():
        store.quarantine.clear(name)
        gone.setdefault(store.graph_iri(name), by_digest[digest])
    return gone


def forget(store: Store, digest: str, graphs: Iterable[str]) -> None:
    """Takes a further file from what graphs tell. Raises StoreError."""
    for graph in graphs:
        used, file = files.used(store, graph), files.others(store, graph).get(digest)
        if used and file:
            store.change_graph(graph, add=[], remove=list(files.alternates(store.base_iri, used, {digest: file})))


def _place(path: str) -> str:
    """Where the file stood, and stands again if its source gives it again."""
    parts = Path(path).parts
    at = len(parts) - 1 - parts[::-1].index(_DELETED.name)
    return str(Path(*parts[: at - 1], *parts[at + 1 :]))


def _digest(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""
