"""The people and Echos of a household, kept in a file in the folder of AUDIO_TRAINER_HOME."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from simulator.json_files import write_json
from simulator.page.switches import BadChoice
from simulator.page.texts import sentence
from simulator.protocol.device_profile import DEFAULT_LOCALE, LARGE
from simulator.protocol.request_envelopes import VIEWPORTS

_NAME = re.compile(r"[\w][\w' -]{0,29}")


@dataclass(frozen=True, slots=True)
class EchoSettings:
    """The settings of one Echo."""

    name: str
    locale: str = DEFAULT_LOCALE
    has_screen: bool = True
    screen: str = LARGE
    """The kind of its screen: a key of `VIEWPORTS`."""
    has_audio: bool = True


@dataclass(frozen=True, slots=True)
class HouseholdSetup:
    """The people and Echos of a household, who speaks, and to which Echo."""

    people: tuple[str, ...] = ("Alex", "Sam")
    person: str = "Alex"
    """The person who speaks."""
    recognises: bool = False
    """True if voices are recognized, so that requests name the person."""
    devices: tuple[EchoSettings, ...] = (EchoSettings("echo"), EchoSettings("bedroom", has_screen=False))
    device: str = "echo"
    """The name of the device that is spoken to."""

    @property
    def here(self) -> EchoSettings:
        """The device that is spoken to."""
        return next(one for one in self.devices if one.name == self.device)

    @property
    def recognised(self) -> str | None:
        """The person whose voice is recognized; None if voices are not recognized."""
        return self.person if self.recognises else None


def changed(was: HouseholdSetup, change: Mapping[str, Any], locales: tuple[str, ...]) -> HouseholdSetup:
    """Return the household after one change.

    Args:
        was: the household before.
        change: `speaks`, `recognises`, `adds_person`, `forgets_person`, `goes_to`, `adds_device`,
            `forgets_device`, or `locale`, `has_screen`, `screen` and `has_audio` of the present device.
        locales: the locales for which there is an interaction model.

    Raises:
        BadChoice: the change is invalid; the message says why.
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
    return _changed_devices(was, change, locales)


def _changed_devices(
    was: HouseholdSetup, change: Mapping[str, Any], locales: tuple[str, ...]
) -> HouseholdSetup:
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
    return _changed_device(was, change, locales)


def _changed_device(
    was: HouseholdSetup, change: Mapping[str, Any], locales: tuple[str, ...]
) -> HouseholdSetup:
    here = was.here
    for key, value in change.items():
        if key == "locale":
            here = replace(here, locale=_known(value, locales))
        elif key == "has_screen" and isinstance(value, bool):
            here = replace(here, has_screen=value)
        elif key == "screen":
            here = replace(here, screen=_known(value, tuple(VIEWPORTS)))
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


class HouseholdFile:
    """The file of a household."""

    def __init__(self, home: Path) -> None:
        """Take the folder of AUDIO_TRAINER_HOME."""
        self._path = home / "simulator" / "household.json"

    def read(self, locales: tuple[str, ...]) -> HouseholdSetup:
        """Return the saved household; a new one if there is none, or the file cannot be read."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            devices = tuple(EchoSettings(**one) for one in kept.pop("devices"))
            found = HouseholdSetup(people=tuple(kept.pop("people")), devices=devices, **kept)
            known = all(one.locale in locales for one in devices)
            return found if known and found.here and found.person in found.people else _new(locales)
        except (OSError, ValueError, TypeError, KeyError, StopIteration, AttributeError):
            return _new(locales)

    def write(self, setup: HouseholdSetup) -> None:
        """Save the household."""
        write_json(self._path, asdict(setup))


def _new(locales: tuple[str, ...]) -> HouseholdSetup:
    locale = DEFAULT_LOCALE if DEFAULT_LOCALE in locales else locales[0]
    return replace(
        HouseholdSetup(), devices=tuple(replace(one, locale=locale) for one in HouseholdSetup().devices)
    )
