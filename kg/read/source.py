"""From a path or bytes to text: what cannot be a text is refused here, each with one sentence."""

import re
from pathlib import Path

from kg.errors import ReadError

__all__ = ["MAX_BYTES", "decoded", "loaded"]

MAX_BYTES = 5 * 1024 * 1024
"""Many times the longest letter; patterns take linear time, but a text of this size takes minutes."""

MAX_PACKED = 50 * 1024 * 1024
"""Of a PDF or a packed document, which holds pictures too."""
_PACKED = (b"%PDF-", b"PK\x03\x04")

# UTF-32 first: its mark begins with that of UTF-16
_WIDE = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def loaded(path: str, data: bytes | None) -> bytes:
    """The bytes of a file, or those given; ReadError where there are none or too many."""
    raw = _file(path) if data is None else data
    if len(raw) > (MAX_PACKED if raw.startswith(_PACKED) else MAX_BYTES):
        raise _too_large(path, len(raw))
    if not raw.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise ReadError(f"{path}: the file is empty; give a file that holds a letter.")
    return raw


def decoded(raw: bytes, path: str) -> str:
    """UTF-8 text, line ends as ``\\n`` just as ``Path.read_text`` gives them; ReadError for anything else."""
    wide = next((name for mark, name in _WIDE.items() if raw.startswith(mark)), None)
    if wide:
        raise ReadError(f"{path}: {wide} text, not UTF-8; save the letter as UTF-8.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw[:4096]:
            raise _binary(path, raw.index(b"\x00")) from error
        raise ReadError(
            f"{path}: not UTF-8 text, byte {error.start} is 0x{raw[error.start]:02x}; save the letter as UTF-8."
        ) from error
    control = _CONTROL.search(text)
    if control:
        raise _binary(path, len(text[: control.start()].encode()))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _file(path: str) -> bytes:
    file = Path(path)
    try:
        if file.is_dir():
            raise ReadError(f"{path}: this is a folder; give a file that holds one letter.")
        if file.exists() and not file.is_file():
            raise ReadError(f"{path}: this is no regular file; give one, or send the letter to standard input (-).")
        size = file.stat().st_size
        if size > MAX_PACKED:
            raise _too_large(path, size)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file; check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path}: the file cannot be read ({reason}); check the path and its permissions.") from error


def _too_large(path: str, size: int) -> ReadError:
    return ReadError(
        f"{path}: {size / 1024 / 1024:.0f} MB is too large for a letter; "
        f"the limit is {MAX_BYTES // 1024 // 1024} MB, give one letter a file."
    )


def _binary(path: str, byte: int) -> ReadError:
    return ReadError(f"{path}: binary, not text (control character at byte {byte}); give a text of the letter.")
