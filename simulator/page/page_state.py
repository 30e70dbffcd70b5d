"""The state of the household as JSON for the page."""

from typing import Any

from simulator.device.session import Phase
from simulator.page.echo import Echo
from simulator.page.household import Household
from simulator.page.suggestions import suggestions
from simulator.protocol.audio_directives import AudioItem
from simulator.protocol.json_access import Json, text_or_none
from simulator.protocol.request_envelopes import VIEWPORTS


def page_state(household: Household) -> Json:
    """Return everything that the page shows, except for speech and the journal."""
    echo = household.echo
    device = echo.device
    return {
        "now": device.now,
        "phase": device.phase.name,
        "listens": device.phase in {Phase.LISTENING, Phase.ASKING},
        "in_session": device.session is not None,
        "online": device.is_online,
        "player": _player(household, echo),
        "queue": [_queued(household, one.url, one.title, one.subtitle) for one in device.player.queue],
        "screen": _screen(household, echo),
        "suggestions": suggestions(echo.conversation, is_ours=household.skill.is_ours),
        "household": _household(household),
        "switches": household.switches.as_json(),
        "amazon": {
            "question": device.amazon_question.question if device.amazon_question else None,
            "service_faults": {
                name: one.name.lower() for name, one in household.amazon.service_faults.items() if one
            },
        },
        "skill": {
            "invocation": echo.conversation.understanding.invocation_name,
            "ours": household.skill.is_ours,
        },
    }


def _screen(household: Household, echo: Echo) -> Json:
    """Return what is on the screen, with its size; over a stream that plays, no document is seen."""
    session, profile = echo.device.session, echo.device.profile
    document = session.document if session and echo.device.player.activity != "PLAYING" else None
    return {"document": _with_own_pictures(household, document), "viewport": VIEWPORTS[profile.screen]}


def _with_own_pictures(household: Household, shown: Any) -> Any:
    """Return a document with its data, in which what is on this machine has the page's own addresses."""
    if isinstance(shown, dict):
        return {key: _with_own_pictures(household, one) for key, one in shown.items()}
    if isinstance(shown, list):
        return [_with_own_pictures(household, one) for one in shown]
    is_address = isinstance(shown, str) and shown.startswith(("https://", "http://"))
    return household.audio_files.local(shown) or shown if is_address else shown


def _player(household: Household, echo: Echo) -> Json:
    player, now = echo.device.player, echo.device.now
    current = player.current
    if current is None:
        return {"activity": "IDLE", "token": None, "number": player.begun, "sounds": False, "goes_on": False}
    duration = household.skill.duration_of(current.url)
    return {
        "activity": player.activity,
        "sounds": player.activity == "PLAYING",
        "goes_on": player.goes_on,
        "ducked": player.is_ducked,
        "number": player.begun,
        "token": current.token,
        "address": current.url,
        "url": household.audio_files.local(current.url),
        "offset_ms": player.offset_at(now),
        "duration_ms": duration,
        "title": text_or_none(current.title),
        "subtitle": text_or_none(current.subtitle),
        "captions": current.captions,
        **_shown(household, current),
    }


def _shown(household: Household, item: AudioItem) -> Json:
    """Return what the Echo's screen shows of a stream: nothing if it has none, or of what is not here."""
    has_screen = household.setup.here.has_screen
    art, behind = (one if has_screen else None for one in (item.art, item.behind))
    return {
        "art": household.audio_files.local(art.url) if art else None,
        "art_shows": art.shows if art else "",
        "behind": household.audio_files.local(behind.url) if behind else None,
    }


def _queued(household: Household, url: str, title: object, subtitle: object) -> Json:
    return {
        "url": household.audio_files.local(url),
        "title": text_or_none(title),
        "subtitle": text_or_none(subtitle),
    }


def _household(household: Household) -> Json:
    setup = household.setup
    return {
        "people": list(setup.people),
        "person": setup.person,
        "recognises": setup.recognises,
        "device": setup.device,
        "locales": list(household.locales),
        "devices": [
            {
                "name": one.name,
                "locale": one.locale,
                "has_screen": one.has_screen,
                "screen": one.screen,
                "has_audio": one.has_audio,
                "playing": household.playing_on(one.name),
            }
            for one in setup.devices
        ],
    }
