"""Scripted skills, and short ways to write their answers."""

from collections.abc import Mapping
from typing import Any

from simulator.clock import VirtualClock
from simulator.device.device import Device
from simulator.protocol.json_access import Json

START = 1_795_420_800_000  # 2026-11-23T08:00:00Z
MINUTE = 60_000


def answer(*directives: Json, say: str | None = None, **response: Any) -> Json:
    """Return a whole answer."""
    body: Json = dict(response)
    if say is not None:
        body["outputSpeech"] = {"type": "SSML", "ssml": f"<speak>{say}</speak>"}
    if directives:
        body["directives"] = list(directives)
    return {"version": "1.0", "response": body}


def play(token: str, offset: int = 0, behavior: str = "REPLACE_ALL", **stream: Any) -> Json:
    """Return an AudioPlayer.Play of `https://audio.example.com/<token>.mp3`."""
    url = f"https://audio.example.com/{token}.mp3"
    inside = {"url": url, "token": token, "offsetInMilliseconds": offset, **stream}
    return {
        "type": "AudioPlayer.Play",
        "playBehavior": behavior,
        "audioItem": {"stream": inside},
    }


def enqueue(token: str, after: str) -> Json:
    """Return an AudioPlayer.Play that follows another."""
    return play(token, 0, "ENQUEUE", expectedPreviousToken=after)


STOP: Json = {"type": "AudioPlayer.Stop"}
CLEAR_ALL: Json = {"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ALL"}
CLEAR_ENQUEUED: Json = {"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ENQUEUED"}


class FakeSkill:
    """Answers by a script: by intent name, by request type, or by type and token."""

    def __init__(self, script: Mapping[str, object] | None = None) -> None:
        self.script = dict(script or {})
        self.heard: list[Json] = []

    def __call__(self, request: Json) -> object:
        """Return what the script says; an empty answer where it says nothing."""
        self.heard.append(request)
        body = request["request"]
        name = body.get("intent", {}).get("name")
        short = body["type"].removeprefix("AudioPlayer.").removeprefix("PlaybackController.")
        for key in (name, f"{short} {body.get('token')}", short):
            if key in self.script:
                return self.script[key]
        return answer()

    @property
    def events(self) -> list[str]:
        """What was heard of the player, such as `PlaybackStarted a 0`."""
        return [
            " ".join(
                str(part)
                for part in (
                    one["request"]["type"].removeprefix("AudioPlayer."),
                    one["request"]["token"],
                    one["request"].get("offsetInMilliseconds"),
                )
                if part is not None
            )
            for one in self.heard
            if one["request"]["type"].startswith("AudioPlayer.")
        ]

    @property
    def types(self) -> list[str]:
        """The types of all requests."""
        return [one["request"]["type"] for one in self.heard]


def one_minute(url: str) -> int | None:
    """Every stream lasts a minute, but for those called missing."""
    return None if "missing" in url else MINUTE


def make_device(script: Mapping[str, object] | None = None, **options: Any) -> tuple[Device, FakeSkill]:
    """Return a device whose speech takes no time, unless told otherwise, and its skill."""
    skill = FakeSkill(script)
    options = {"words_per_minute": 0, **options}
    return Device(skill, VirtualClock(START), one_minute, **options), skill
