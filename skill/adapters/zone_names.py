"""Time zones by their names: the machine's own data, or else those of the package tzdata."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def zone_of(name: str) -> "ZoneInfo | None":
    """Return the time zone of a name such as `Europe/Berlin`; None if there is none."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  4 ms of a cold start

    _look_up_once()
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a name that is not known, or none, or a folder's
        return None


@cache
def _look_up_once() -> None:
    """Let zones be found in tzdata by its folder, where the machine has none, as in a Lambda.

    `zoneinfo` would find them itself, by `importlib.resources`, whose import is longer than everything else.
    """
    import zoneinfo  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    if any(Path(folder, "UTC").exists() for folder in zoneinfo.TZPATH):
        return
    from importlib import import_module  # noqa: PLC0415

    folders = import_module("tzdata").__path__
    zoneinfo.reset_tzpath([str(Path(folder, "zoneinfo").resolve()) for folder in folders])
