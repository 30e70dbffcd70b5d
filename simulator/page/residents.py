"""Who lives in the household, and which Echos stand in it: one small file below the home."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from simulator.page.switches import BadChoice
from simulator.page.words import sentence

_NAME = re.compile(r"[\w][\w' -]{0,29}")


@dataclass(frozen=True, slots=True)
class Standing:
    """One Echo in the household."""

    name: str
    locale: str = "en-US"
    has_screen: bool = True
    has_audio: bool = True


@dataclass(frozen=True, slots=True)
class Residents:
    """The household as it is set up; the account is the terminal's, so both go on with one another."""

    people: tuple[str, ...] = ("Alex", "Sam")
    person: str = "Alex"
    """Who speaks."""
    recognises: bool = False
    """True if voices are told apart, so that requests name the person."""
    devices: tuple[Standing, ...] = (Standing("echo"), Standing("bedroom", has_screen=False))
    device: str = "echo"
    """Where they speak."""

    @property
    def here(self) -> Standing:
        """The device that is spoken to."""
        return next(one for one in self.devices if one.name == self.device)

    @property
    def recognised(self) -> str | None:
        """Whose voice is recognised; None if nobody's is."""
        return self.person if self.recognises else None


def changed(was: Residents, change: Mapping[str, Any], locales: tuple[str, ...]) -> Residents:
    """Return the household after one change.

    Args:
        was: as it was.
        change: `speaks`, `recognises`, `adds_person`, `forgets_person`, `goes_to`, `adds_device`,
            `forgets_device`, or the `locale`, `has_screen` and `has_audio` of the device here.
        locales: those that there is a model for.

    Raises:
        BadChoice: it cannot be done; the message says why.
    """
    if "speaks" in change:
        return replace(was, person=_known(change["speaks"], was.people))
    if "recognises" in change:
        return replace(was, recognises=change["recognises"] is True)
    if "adds_person" in change:
        name = _fresh(change["adds_person"], was.people)
        return replace(was, people=(*was.people, name), person=name)
    if "forgets_person" in change:
        left = tuple(one for one in was.people if one != change["forgets_person"]) or was.people
        return replace(was, people=left, person=was.person if was.person in left else left[0])
    return _furnished(was, change, locales)


def _furnished(was: Residents, change: Mapping[str, Any], locales: tuple[str, ...]) -> Residents:
    names = tuple(one.name for one in was.devices)
    if "goes_to" in change:
        return replace(was, device=_known(change["goes_to"], names))
    if "adds_device" in change:
        name = _fresh(change["adds_device"], names)
        added = replace(was.here, name=name)
        return replace(was, devices=(*was.devices, added), device=name)
    if "forgets_device" in change:
        left = tuple(one for one in was.devices if one.name != change["forgets_device"])
        if not left:
            raise BadChoice(sentence("last_device"))
        is_here = any(one.name == was.device for one in left)
        return replace(was, devices=left, device=was.device if is_here else left[0].name)
    return _refitted(was, change, locales)


def _refitted(was: Residents, change: Mapping[str, Any], locales: tuple[str, ...]) -> Residents:
    here = was.here
    for key, value in change.items():
        if key == "locale":
            here = replace(here, locale=_known(value, locales))
        elif key == "has_screen" and isinstance(value, bool):
            here = replace(here, has_screen=value)
        elif key == "has_audio" and isinstance(value, bool):
            here = replace(here, has_audio=value)
        else:
            raise BadChoice(sentence("bad_field", field=key, value=repr(value)))
    devices = tuple(here if one.name == here.name else one for one in was.devices)
    return replace(was, devices=devices)


def _known(value: object, names: tuple[str, ...]) -> str:
    if value not in names:
        raise BadChoice(sentence("bad_field", field="name", value=repr(value)))
    return str(value)


def _fresh(value: object, names: tuple[str, ...]) -> str:
    name = " ".join(str(value).split())
    if not _NAME.fullmatch(name):
        raise BadChoice(sentence("bad_name"))
    if name in names:
        raise BadChoice(sentence("name_taken", name=name))
    return name


class ResidentsFile:
    """Where a household is kept."""

    def __init__(self, home: Path) -> None:
        """Take the home."""
        self._path = home / "simulator" / "household.json"

    def read(self, locales: tuple[str, ...]) -> Residents:
        """Return the household; a new one if none is kept, or it cannot be read any more."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            devices = tuple(Standing(**one) for one in kept.pop("devices"))
            found = Residents(people=tuple(kept.pop("people")), devices=devices, **kept)
            known = all(one.locale in locales for one in devices)
            return found if known and found.here and found.person in found.people else _new(locales)
        except (OSError, ValueError, TypeError, KeyError, StopIteration, AttributeError):
            return _new(locales)

    def write(self, residents: Residents) -> None:
        """Keep the household."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(residents)), "utf-8")
        fresh.replace(self._path)


def _new(locales: tuple[str, ...]) -> Residents:
    locale = "en-US" if "en-US" in locales else locales[0]
    return replace(Residents(), devices=tuple(replace(one, locale=locale) for one in Residents().devices))
