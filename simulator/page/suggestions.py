"""Suggestions of what the user could say next, which depend on the situation and on the skill."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from simulator.conversation.conversation import Conversation
from simulator.page.texts import TEXTS
from simulator.protocol.json_access import Json, dig, rows

MOST = 5
LONGEST = 40
PENDING = ("talk", "pending")
"""The path in the session attributes at which Audio Trainer keeps what its question is about."""


def suggestions(conversation: Conversation, *, is_ours: bool) -> Sequence[str]:
    """Return up to `MOST` suggestions, the most likely first."""
    understanding = conversation.understanding
    situation = _situation(conversation)
    model = understanding.model
    found = iter(_ours(situation, conversation)) if is_ours else _theirs(situation, model)
    named = (one.format(invocation=understanding.invocation_name) for one in found)
    asked = situation == "asked"
    # Suggestions that would not be understood are left out; answers to a question need no intent.
    fitting = (one for one in named if asked or _is_understood(one, conversation))
    return list(islice(dict.fromkeys(fitting), MOST))


def _situation(conversation: Conversation) -> str:
    device = conversation.device
    if device.asks or device.amazon_question:
        return "asked"
    if device.player.goes_on:
        return "playing"
    playing = device.playing
    return "silent" if playing is None or playing.activity in {"IDLE", "FINISHED"} else "paused"


def _ours(situation: str, conversation: Conversation) -> Sequence[str]:
    device, table = conversation.device, TEXTS["suggestions"]
    if device.amazon_question:
        amazons: Sequence[str] = TEXTS["suggestions"]["asked"]["amazon"]
        return amazons
    if situation == "asked":
        pending = dig(device.session.attributes if device.session else {}, *PENDING)
        about = str(pending[0]) if isinstance(pending, list) and pending else "open"
        asked: Sequence[str] = table["asked"].get(about, table["asked"]["open"])
        return asked
    current = device.player.current
    is_music = current is not None and "/tracks/" in current.url
    found: Sequence[str] = table[f"{situation}_music" if is_music and situation != "silent" else situation]
    return found


def _theirs(situation: str, model: Json) -> Iterator[str]:
    yield from TEXTS["suggestions"]["any"][situation]
    for intent in rows(dig(model, "interactionModel", "languageModel", "intents")):
        if str(dig(intent, "name")).startswith("AMAZON."):
            continue
        samples = (_filled(str(one), intent, model) for one in rows(dig(intent, "samples")))
        yield from islice((one for one in samples if one and len(one) <= LONGEST), 1)


def _filled(sample: str, intent: Json, model: Json) -> str | None:
    """Return a sample with the first value of each slot's type; None if a type has no values."""
    kinds = {str(dig(one, "name")): str(dig(one, "type")) for one in rows(dig(intent, "slots"))}
    types = rows(dig(model, "interactionModel", "languageModel", "types"))
    values = {str(dig(one, "name")): rows(dig(one, "values")) for one in types}

    def value(found: re.Match[str]) -> str:
        known = values.get(kinds.get(found[1], ""), [])
        return str(dig(known[0], "name", "value")) if known else "{"

    filled = re.sub(r"\{(\w+)\}", value, sample)
    return None if "{" in filled else filled


def _is_understood(text: str, conversation: Conversation) -> bool:
    name = conversation.understanding.invocation_name
    return name in text or conversation.understanding.knows(text)
