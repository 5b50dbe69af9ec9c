"""How a worker gives way: it offers its processor to whoever waits for one, each millisecond that it works on.

The engine never waits for anything. Left alone it has a processor for as long as the kernel's turns are, some
milliseconds, and so long a process waits that answers in a tenth of one. How much of a processor a process has
(its niceness) says nothing of how long its turns are. The kernel's timer interrupts the engine wherever it is, with the
C library's ``sched_yield`` as the handler: no word of Python runs, for which the engine leaves no time.
"""

import ctypes
import signal
import sys

__all__ = ["Courtesy"]

_EACH = 1_000_000
"""Nanoseconds between two offers."""
_SIGNAL = signal.SIGURG
"""A signal that nothing else here sends, and that does nothing to a process without a handler."""
_MONOTONIC = 1
_BY_SIGNAL = 0


class _Span(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class _Times(ctypes.Structure):
    _fields_ = (("each", _Span), ("first", _Span))


class _Event(ctypes.Structure):
    """``struct sigevent``, 64 bytes of Linux'."""

    _fields_ = (
        ("value", ctypes.c_void_p),
        ("signal", ctypes.c_int),
        ("how", ctypes.c_int),
        ("rest", ctypes.c_byte * (64 - ctypes.sizeof(ctypes.c_void_p) - 2 * ctypes.sizeof(ctypes.c_int))),
    )


class Courtesy:
    """The timer of this process. Where the system has none such, nothing is done by it."""

    def __init__(self) -> None:
        self._timer = ctypes.c_void_p()
        self._library = self._made() if sys.platform == "linux" else None

    def _made(self) -> ctypes.CDLL | None:
        library = ctypes.CDLL(None)
        # By this function, unlike by sigaction without a flag, a call that is interrupted goes on by itself
        library.signal.argtypes, library.signal.restype = (ctypes.c_int, ctypes.c_void_p), ctypes.c_void_p
        library.signal(_SIGNAL, ctypes.cast(library.sched_yield, ctypes.c_void_p))
        event = _Event(None, _SIGNAL, _BY_SIGNAL)
        return None if library.timer_create(_MONOTONIC, ctypes.byref(event), ctypes.byref(self._timer)) else library

    def begin(self, seconds: float = 0.0) -> None:
        """From now on, or after so many seconds."""
        self._set(_Times(_Span(0, _EACH), _Span(int(seconds), int(seconds % 1 * 1e9) or _EACH)))

    def end(self) -> None:
        """No more."""
        self._set(_Times())

    def _set(self, times: _Times) -> None:
        if self._library is not None:
            self._library.timer_settime(self._timer, 0, ctypes.byref(times), None)
