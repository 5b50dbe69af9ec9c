"""A store's state brought to another SPARQL 1.1 server, graph by graph, only what has changed since the last time."""

from kg.publish.auth import credentials
from kg.publish.record import Record
from kg.publish.run import Published, publish
from kg.store.server import Server

__all__ = ["Published", "Record", "Server", "credentials", "publish"]
