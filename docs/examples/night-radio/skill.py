"""Night Radio: a small skill of its own that shows the simulator with a skill other than Audio Trainer.

Standard library only: no SDK, one dictionary of listeners, responses written by hand. See README.md.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STATIONS = {"rain": "Rain on a tin roof", "sea": "The sea at low tide", "fire": "A fire that burns down"}
ORDER = list(STATIONS)
ADDRESS = "https://night-radio.example/"

places: dict[str, dict[str, Any]] = {}


def play(user: str, station: str, offset: int = 0) -> dict[str, Any]:
    """Note the station and offset, in milliseconds, for a user, and return the directive that plays it."""
    place = places.setdefault(user, {"count": 0})
    place.update(station=station, offset=offset, count=place["count"] + 1)
    return order("REPLACE_ALL", station, f"{station}#{place['count']}", offset)


def order(
    behavior: str, station: str, token: str, offset: int = 0, after: str | None = None
) -> dict[str, Any]:
    """Return an AudioPlayer.Play directive."""
    stream = {"url": f"{ADDRESS}{station}.mp3", "token": token, "offsetInMilliseconds": offset}
    if after:
        stream["expectedPreviousToken"] = after
    item = {"stream": stream, "metadata": {"title": STATIONS[station], "subtitle": "Night Radio"}}
    return {"type": "AudioPlayer.Play", "playBehavior": behavior, "audioItem": item}


def say(text: str, *directives: dict[str, Any], ask: str | None = None) -> dict[str, Any]:
    """Return a response with speech, and a reprompt that keeps the session open if `ask` is given."""
    told: dict[str, Any] = {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"}}
    told["shouldEndSession"] = ask is None
    if directives:
        told["directives"] = list(directives)
    if ask:
        told["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": ask}}
    return told


def on_intent(user: str, intent: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    """Return the response to an intent."""
    name = intent["name"].removeprefix("AMAZON.").removesuffix("Intent")
    if name == "Tune":
        station = resolved(intent["slots"]["station"])
        words = f'<prosody rate="slow">{STATIONS[station]}.</prosody> <break time="400ms"/> Good night.'
        return say(words, play(user, station))
    if name in {"Pause", "Stop", "Cancel"}:
        return say("Good night.", {"type": "AudioPlayer.Stop"})
    if name == "Resume" and "station" in place:
        return say("Still here.", play(user, place["station"], place["offset"]))
    if name == "Next":
        return say("Another one.", play(user, turned(place, 1)))
    if name in {"Stations", "Help"}:
        return say("I have rain, sea and fire. Which one?", ask="Rain, sea, or fire?")
    return say("I only know rain, sea and fire. Which one?", ask="Rain, sea, or fire?")


def resolved(slot: dict[str, Any]) -> str:
    """Return the id of the station in a slot, or the first station if the slot has no match."""
    authorities = slot.get("resolutions", {}).get("resolutionsPerAuthority", [])
    values = [one["value"]["id"] for each in authorities for one in each.get("values", [])]
    return values[0] if values else ORDER[0]


def turned(place: dict[str, Any], by: int) -> str:
    """Return the station `by` positions after the present one, in a circle."""
    return ORDER[(ORDER.index(place.get("station", ORDER[0])) + by) % len(ORDER)]


def on_event(user: str, request: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    """Return the response to an event of the player or a button, which may hold no speech."""
    kind = request["type"].rpartition(".")[2]
    if kind == "PlaybackStopped" and str(request["token"]).startswith(str(place.get("station"))):
        place["offset"] = request["offsetInMilliseconds"]
    if kind == "PlaybackNearlyFinished":
        token = request["token"]
        station = token.partition("#")[0]
        return {"directives": [order("ENQUEUE", station, f"{token}+", after=token)]}
    if kind in {"NextCommandIssued", "PreviousCommandIssued"}:
        return {"directives": [play(user, turned(place, 1 if kind.startswith("Next") else -1))]}
    if kind == "PlayCommandIssued" and "station" in place:
        return {"directives": [play(user, place["station"], place["offset"])]}
    if kind == "PauseCommandIssued":
        return {"directives": [{"type": "AudioPlayer.Stop"}]}
    return {}


def answer(envelope: dict[str, Any]) -> dict[str, Any]:
    """Return the response envelope for a request envelope."""
    user = envelope["context"]["System"]["user"]["userId"]
    request, place = envelope["request"], places.get(user, {})
    if request["type"] == "LaunchRequest":
        told = say("Night Radio. Rain, sea, or fire?", ask="Rain, sea, or fire?")
    elif request["type"] == "IntentRequest":
        told = on_intent(user, request["intent"], place)
    else:
        told = on_event(user, request, place)
    return {"version": "1.0", "response": told}


class Endpoint(BaseHTTPRequestHandler):
    """The HTTP endpoint of the skill."""

    def do_POST(self) -> None:
        """Answer a request."""
        told = json.dumps(answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Print no line for each request."""


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    server = ThreadingHTTPServer(("127.0.0.1", port), Endpoint)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}/\n")
    sys.stdout.flush()
    server.serve_forever()
