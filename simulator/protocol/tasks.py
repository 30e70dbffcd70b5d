"""Tasks of a skill as Alexa sends them: typed with their inputs, or read from a quick link."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from simulator.protocol.json_access import Json

_PATH = re.compile(r"/apis/custom/skills/[\w.-]+/(?:launch|tasks/(?P<name>\w+)/versions/(?P<version>\d+))/?")
_HOST = re.compile(r"alexa-skills\.amazon\.(?:com?\.)?[a-z]{2,3}")
_TYPED = re.compile(r"(\w+)((?:\s+\w+=(?:\"[^\"]*\"|\S*))*)\s*")
_INPUT = re.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S*))")


@dataclass(frozen=True, slots=True)
class Task:
    """A task that a routine or a quick link hands to the skill."""

    name: str
    version: str = "1"
    inputs: dict[str, str] = field(default_factory=dict)

    def as_sent(self, skill_id: str) -> Json:
        """Return the `task` of a LaunchRequest."""
        return {"name": f"{skill_id}.{self.name}", "version": self.version, "input": dict(self.inputs)}


def typed_task(text: str) -> Task | None:
    """Return a task as typed: `StartWorkout kind=strength minutes=20`; None if it is not written so."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    inputs = {name: quoted or plain for name, quoted, plain in _INPUT.findall(found[2])}
    return Task(found[1], inputs=inputs)


def is_quick_link(text: str) -> bool:
    """True for the address of a quick link, to a skill or to a task."""
    parts = urlsplit(text.strip())
    return parts.scheme == "https" and bool(_HOST.fullmatch(parts.netloc) and _PATH.fullmatch(parts.path))


def task_of_link(address: str) -> Task | None:
    """Return the task that a quick link leads to; None for one that only opens the skill."""
    parts = urlsplit(address.strip())
    found = _PATH.fullmatch(parts.path)
    if found is None or found["name"] is None:
        return None
    return Task(found["name"], found["version"], dict(parse_qsl(parts.query)))
