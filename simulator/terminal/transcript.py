"""A step of a conversation as lines of text."""

from collections.abc import Iterable

from simulator.conversation.step import Step
from simulator.protocol.json_access import dig
from simulator.protocol.player_events import FAILED, FINISHED, STARTED, STOPPED


def transcript(step: Step, invocation: str) -> Iterable[str]:
    """Yield the lines that show a step to a reader."""
    yield f"· {step.said}"
    if step.understood:
        filled = {name: one for name, one in step.understood.values.items() if one}
        values = ", ".join(f"{name}: {one['id'] or one['value']}" for name, one in filled.items())
        yield f"  [{step.understood.intent}{' ' if values else ''}{values}]"
    if step.routed is False:
        yield f"  (a real Echo would have needed “ask {invocation} to …”)"
    if step.spoken:
        yield f"  trainer: {step.spoken}"
    if step.asked_again:
        yield f"  trainer, again: {step.asked_again}"
    if step.amazon:
        yield f"  Alexa: {step.amazon}"
    if step.shown is not None:
        words = ", ".join(dict.fromkeys(_words(step.shown.get("datasources"))))
        yield f"  on the screen ({step.shown.get('token')}): {words}"
    for event in step.events:
        if line := _event_line(dig(event.request, "request", default={})):
            yield line
    yield from _player_line(step)
    for breach in step.breaches:
        yield f"  {'UNLAWFUL' if breach.is_hard else 'warning'}: {breach.rule}: {breach.message}"


def _words(data: object) -> Iterable[str]:
    """Yield the texts in a document's data, in order; ids and numbers are none."""
    if isinstance(data, str):
        yield from [data] if data[:1].isupper() or " " in data else []
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _words(part)


def _event_line(body: object) -> str | None:
    words = {STARTED: "starts", STOPPED: "stops", FINISHED: "finished", FAILED: "FAILED"}
    word = words.get(str(dig(body, "type")).removeprefix("AudioPlayer."))
    if word is None:
        return None
    offset = dig(body, "offsetInMilliseconds", default=0)
    return f"    {word} at {_clock(offset)}  ({dig(body, 'token')})"


def _player_line(step: Step) -> Iterable[str]:
    player = step.player
    if player.token is None:
        return
    sign = "♪" if player.activity == "PLAYING" else "‖"
    title = " — ".join(one for one in (player.title, player.subtitle) if one) or player.token
    queued = f"; then {', '.join(player.queued)}" if player.queued else ""
    yield f"  {sign} {title}  {_clock(player.offset_ms)} {player.activity.lower()}{queued}"


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
