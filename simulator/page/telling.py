"""The state of the household as the page shows it."""

from simulator.conversing import Phase
from simulator.page.echo import Echo
from simulator.page.home import Home
from simulator.page.suggestions import suggestions
from simulator.wire import Json


def state(home: Home) -> Json:
    """Return all that the page shows, but for what was said and sent."""
    echo = home.echo
    device = echo.device
    return {
        "now": device.now,
        "phase": device.phase.name,
        "listens": device.phase in {Phase.LISTENING, Phase.ASKING},
        "in_session": device.session is not None,
        "online": device.is_online,
        "player": _player(home, echo),
        "queue": [_queued(home, one.url, one.title, one.subtitle) for one in device.player.queue],
        "suggestions": suggestions(echo.conversation, is_ours=home.subject.is_ours),
        "household": _household(home),
        "switches": home.switches.as_json(),
        "amazon": {
            "question": device.asked.question if device.asked else None,
            "mishaps": {name: one.name.lower() for name, one in home.amazon.mishaps.items() if one},
        },
        "skill": {
            "invocation": echo.conversation.understanding.invocation_name,
            "ours": home.subject.is_ours,
        },
    }


def _player(home: Home, echo: Echo) -> Json:
    player, now = echo.device.player, echo.device.now
    current = player.current
    if current is None:
        return {"activity": "IDLE", "token": None, "number": player.begun, "sounds": False, "goes_on": False}
    duration = home.subject.duration_of(current.url)
    return {
        "activity": player.activity,
        "sounds": player.activity == "PLAYING",
        "goes_on": player.goes_on,
        "ducked": player.is_ducked,
        "number": player.begun,
        "token": current.token,
        "address": current.url,
        "url": home.shelf.local(current.url),
        "offset_ms": player.offset_at(now),
        "duration_ms": duration,
        "title": _text(current.title),
        "subtitle": _text(current.subtitle),
        "captions": current.captions,
    }


def _queued(home: Home, url: str, title: object, subtitle: object) -> Json:
    return {"url": home.shelf.local(url), "title": _text(title), "subtitle": _text(subtitle)}


def _household(home: Home) -> Json:
    residents = home.residents
    return {
        "people": list(residents.people),
        "person": residents.person,
        "recognises": residents.recognises,
        "device": residents.device,
        "locales": list(home.locales),
        "devices": [
            {
                "name": one.name,
                "locale": one.locale,
                "has_screen": one.has_screen,
                "has_audio": one.has_audio,
                "playing": home.sounding(one.name),
            }
            for one in residents.devices
        ],
    }


def _text(value: object) -> str | None:
    """Return a metadata text, which anybody may have filled with anything."""
    return None if value is None else str(value)
