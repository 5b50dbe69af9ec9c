"""How ``kg`` speaks to a person: results on stdout, the rest on stderr; a bar on a terminal, plain lines elsewhere."""

import logging
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO, TypeVar

import click

from kg.errors import KamergraafError, UsageError
from kg.store.folder import atomic_output

__all__ = [
    "EXIT_CODES",
    "Group",
    "endpoint_option",
    "language_option",
    "note",
    "out_option",
    "progress",
    "require_stdout",
    "store_option",
    "written",
]

T = TypeVar("T")

EXIT_CODES = """\b
Exit codes:
  0    done
  1    something is not as it should be: one sentence a case on stderr
  2    wrong usage
  70   an error that kg did not foresee
  130  interrupted
  141  who reads the output has gone, as in `kg extract FILE | head -1`; nothing is told
"""


Verb = Callable[..., None]

INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
READER_GONE = 141  # 128 + SIGPIPE

_COMMANDING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, and what ends a line or turns the direction of writing."""


def store_option(verb: str) -> Callable[[Verb], Verb]:
    """The option --store, the same for all verbs."""
    return click.option(
        "--store",
        is_eager=True,  # known when --endpoint is looked at, in whatever order they are given
        default="kamergraaf.store",
        show_default=True,
        metavar="DIR",
        envvar="KAMERGRAAF_STORE",
        show_envvar=True,
        help=f"The store to {verb}.",
    )


def endpoint_option(told: str) -> Callable[[Verb], Verb]:
    """The option --endpoint, which goes with no --store."""

    def alone(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
        if value and context.get_parameter_source("store") is click.core.ParameterSource.COMMANDLINE:
            raise UsageError("Give either --store or --endpoint, not both.")
        return value

    return click.option("--endpoint", metavar="URL", callback=alone, help=told)


def out_option(note: str) -> Callable[[Verb], Verb]:
    """The option -o, the same for all verbs that write a result."""
    return click.option(
        "-o", "--output", "target", default="-", show_default=True, metavar="FILE",
        help=f"Where to write {note}; a file is written whole or not at all.",
    )  # fmt: skip


def language_option(what: str) -> Callable[[Verb], Verb]:
    """The option --language."""
    return click.option(
        "--language", type=click.Choice(["nl", "en"]), default="en", show_default=True, help=f"Language of {what}."
    )


class Group(click.Group):
    """A click group that turns every failure into one sentence and its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a verb; an interrupt ends it with the exit code that shells know, where click would say 1."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _fail("interrupted.", INTERRUPTED)
        except BrokenPipeError:
            _reader_gone()

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs a command; no traceback reaches the user, unless KAMERGRAAF_DEBUG is set."""
        if not os.environ.get("KAMERGRAAF_DEBUG"):
            # rdflib logs a whole traceback for a date that does not exist, SPARQLWrapper warns of answers that it does
            # not know: both are told in our own words.
            logging.getLogger("rdflib").setLevel(logging.CRITICAL)
            warnings.simplefilter("ignore")
        try:
            return super().main(*args, **kwargs)
        except SystemExit:
            _flushed()
            raise
        except Exception as error:
            if os.environ.get("KAMERGRAAF_DEBUG"):
                raise
            _ended(error)


def _ended(error: Exception) -> NoReturn:
    if isinstance(error, KamergraafError):
        _fail(str(error), error.exit_code)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        told = f"{where}{error.strerror or error}; look at the path and its rights, or choose another place."
        _fail(told, KamergraafError.exit_code)
    told = " ".join(str(error).split())[:300]
    _fail(
        f"an error that kg did not foresee ({type(error).__name__}: {told}); "
        "run it again with KAMERGRAAF_DEBUG=1 and report what it prints.",
        INTERNAL_ERROR,
    )


def _flushed() -> None:
    """Writes what is still held back, so that a reader who has gone is seen while it can still be told."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _reader_gone()
    except OSError as error:
        _fail(f"standard output: {error.strerror or error}.", KamergraafError.exit_code)


def _reader_gone() -> NoReturn:
    """Ends as a shell's own commands do whose reader has gone (``kg export | head``)."""
    # pointed elsewhere, so that the interpreter's last flush does not fail again
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(READER_GONE)


def require_stdout() -> None:
    """Raises a KamergraafError where the process was given no standard output, as by ``>&-``."""
    if sys.stdout is None:
        raise KamergraafError(
            "standard output is closed, but the result goes there; leave it open or redirect it to a file."
        )


def _fail(sentence: str, code: int) -> NoReturn:
    note(f"kg: {sentence}")
    sys.exit(code)


def note(line: str) -> None:
    """Says one line that is no result: on stderr. Whatever a name or a quote in it holds, it stays one line, and
    commands no terminal.
    """
    click.echo(_COMMANDING.sub(lambda found: found[0].encode("unicode_escape").decode(), line), err=True)


@contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """Where a result goes: ``-`` is stdout, else a file that appears whole when all is written, or not at all."""
    if target == "-":
        require_stdout()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with atomic_output(Path(target)) as out:
            yield out


def progress(
    items: Iterable[T], length: int, label: str, stream: TextIO | None = None, *, every: float = 30.0
) -> Iterator[T]:
    """Passes the items on; on a terminal a bar shows how far, how fast and how long still, elsewhere a plain line does
    every tenth part, and of slow ones where so many seconds (``every``) have passed.
    """
    stream = stream or sys.stderr
    start = time.monotonic()
    if stream.isatty() and length > 1:
        # Items come in bursts: the time left is reckoned from all of them, where the bar's own goes by each
        with click.progressbar(items, length=length, label=label, file=stream, show_pos=True, show_eta=False) as bar:
            for count, item in enumerate(bar, 1):
                bar.label = f"{label} {_pace(count, length, time.monotonic() - start)}"
                yield item
        return
    step, told = max(1000, length // 10), start
    for count, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if count % step == 0 or now - told >= every:
            told = now
            click.echo(f"{label}: {count} of {length}, {_pace(count, length, now - start)}", file=stream)


def _pace(count: int, length: int, taken: float) -> str:
    """How fast it goes, and how long still; rates below ten with a tenth."""
    rate, left = count / max(taken, 1e-3), timedelta(seconds=round(taken / count * max(length - count, 0)))
    return f"{rate:.{0 if rate >= 10 else 1}f}/s, {left} left"
