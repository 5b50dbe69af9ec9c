"""Writes docs/cli.md from the help of every verb: ``python -m docs.cli``. A test compares the two."""

from pathlib import Path

import click

from kg.cli import main

__all__ = ["TARGET", "page"]

TARGET = Path(__file__).parent / "cli.md"

_HEAD = """# The verbs of `kg`

What `kg --help` and `kg VERB --help` print. Results go to stdout, everything else to stderr.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD, _help("kg", main, None)]
    with _context(main, "kg", None) as context:
        for name in main.list_commands(context):
            parts += _helps(f"kg {name}", main.commands[name], context)
    return "\n".join(parts)


def _helps(name: str, command: click.Command, parent: click.Context) -> list[str]:
    """A verb's help, and of a group that of each verb in it."""
    parts = [_help(name, command, parent)]
    if isinstance(command, click.Group):
        with _context(command, name.rpartition(" ")[2], parent) as context:
            for inner in command.list_commands(context):
                parts += _helps(f"{name} {inner}", command.commands[inner], context)
    return parts


def _help(name: str, command: click.Command, parent: click.Context | None) -> str:
    with _context(command, name.rpartition(" ")[2], parent) as context:
        text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        return f"## `{name}`\n```\n{text}\n```\n"


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    # The command's own settings name the help option (-h, --help). click keeps the option that it made first: without
    # them the page would depend on what ran before in this process.
    return click.Context(command, info_name=name, parent=parent, terminal_width=100, **command.context_settings)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
