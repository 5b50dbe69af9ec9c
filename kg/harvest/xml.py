"""XML from the network: parsed without entities, DTDs or network, whatever it asks for."""

from typing import Any

from lxml import etree

__all__ = ["children", "parsed", "text"]


def parsed(data: bytes) -> Any:
    """The root element. Raises ValueError, with the parser's reason, where the bytes are not well-formed XML."""
    try:
        return etree.fromstring(data, _parser(None))
    except etree.XMLSyntaxError as error:
        if _is_utf8(data):
            raise ValueError(f"no well-formed XML: {error.msg}") from error
    try:
        # Some of KOOP's metadata is windows-1252 and says nothing, or UTF-8
        return etree.fromstring(data, _parser("windows-1252"))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no well-formed XML: {error.msg}") from error


def children(top: Any, name: str) -> list[Any]:
    """All descendants of a local name, in document order, whatever their namespace."""
    return list(top.iter(f"{{*}}{name}"))


def text(top: Any, name: str) -> str:
    """The text of the first descendant of that name, without white space around it; empty where there is none."""
    found = next(top.iter(f"{{*}}{name}"), None)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _parser(encoding: str | None) -> Any:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
