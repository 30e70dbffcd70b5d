"""espeak-ng as a library of a Python wheel, opened anew for each use.

What it says depends on what it said before (it keeps the phase of its tremor, and seeds its breath noise by
the clock), and no call resets that. Opening takes less than a millisecond, and the same text then gives the
same samples everywhere. There is one library in a process, so one user at a time opens and closes it:
whoever used it while another ends it would crash the process.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import espeakng_loader

from studio.errors import VoiceError

RATE = 22_050
"""Samples a second of its sound."""
UTF8 = 1
"""How it is told that a text is UTF-8."""

_SYNCHRONOUS, _NO_EXIT, _SEED = 2, 0x8000, 1
_ONE_AT_A_TIME = threading.Lock()


def espeak_data() -> Path:
    """Return the folder of its voices and dictionaries."""
    return Path(espeakng_loader.get_data_path())


@contextmanager
def opened_espeak() -> Iterator[Any]:
    """Lend the library, as if nobody had used it before; others wait.

    Raises:
        VoiceError: it does not start.
    """
    with _ONE_AT_A_TIME:
        lib = ctypes.CDLL(str(espeakng_loader.get_library_path()))
        try:
            if lib.espeak_Initialize(_SYNCHRONOUS, 0, str(espeak_data()).encode(), _NO_EXIT) != RATE:
                raise VoiceError("espeak-ng would not start: its data is missing; 'make clean build'")
            lib.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
            yield lib
        finally:
            lib.espeak_Terminate()
            _closed(lib)


def _closed(lib: Any) -> None:
    """Unload the library, and with it the state that it keeps between texts."""
    close = ctypes.CDLL(None).dlclose
    close.argtypes = [ctypes.c_void_p]
    close(lib._handle)  # noqa: SLF001  ctypes documents it, and offers no other way to unload
