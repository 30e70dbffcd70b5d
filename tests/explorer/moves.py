"""Everything that can happen next, as named moves; some are failures, of which a run has few."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tests.explorer.coach import SAID
from tests.explorer.notation import DEVICES, NOW, SEGMENT_MS, NotedReport
from tests.explorer.state import GONE, OLD
from tests.explorer.world import HALF_MS, REMEMBERED, World

REPORTS = ("started", "nearly", "finished", "stopped", "failed")


class Move(NamedTuple):
    """Something that can happen."""

    name: str
    is_failure: bool
    happens: Callable[[World], bool]
    """Changes the world; returns False, and has changed nothing, where it cannot happen."""


def _says(
    device: int, word: str, world: World, *, written: bool = True, obeyed: bool = True, prompt: bool = True
) -> bool:
    if world.open is not None:
        return False
    world.hears_word(device, word, written=written, obeyed=obeyed, prompt=prompt)
    return True


def _says_without_store(device: int, word: str, world: World) -> bool:
    if world.open is not None:
        return False
    world.hears_word_without_store(device, word)
    return True


def _begins_to_say(device: int, word: str, world: World) -> bool:
    if world.open is not None:
        return False
    world.begins_to_answer(device, word)
    return True


def _is_answered(world: World) -> bool:
    if world.open is None:
        return False
    world.answers()
    return True


def _plays_on(device: int, world: World) -> bool:
    if not world.is_playing(device) or world.players[device].offset_ms + HALF_MS >= SEGMENT_MS:
        return False
    world.plays_on(device, HALF_MS)
    return True


def _ends(device: int, world: World, *, finished: bool, started: bool) -> bool:
    if not world.is_playing(device) or world.players[device].offset_ms + HALF_MS < SEGMENT_MS:
        return False
    if world.players[device].queued is None and started != finished:
        return False  # nothing comes next, so there is one report alone
    ended = world.ends(device)
    begun = world.begins_queued(device)
    if finished:
        world.hears_report(device, ended)
    if started and begun is not None:
        world.hears_report(device, begun)
    return True


def _asks_for_more(device: int, world: World, *, prompt: bool) -> bool:
    if not world.is_playing(device) or world.players[device].queued is not None:
        return False
    report = world.reports(device, "nearly")
    if prompt:
        world.hears_report(device, report)
    return True


def _falls_silent(device: int, world: World, *, prompt: bool) -> bool:
    if not world.is_playing(device):
        return False
    report = world.falls_silent(device)
    if prompt:
        world.hears_report(device, report)
    return True


def _fails(device: int, world: World, *, prompt: bool) -> bool:
    if not world.is_playing(device):
        return False
    report = world.falls_silent(device, "failed")
    if prompt:
        world.hears_report(device, report)
    return True


def _fails_ahead(device: int, world: World) -> bool:
    if not world.is_playing(device) or world.players[device].queued is None:
        return False
    world.hears_report(device, world.fails_ahead(device))
    return True


def _loses_power(device: int, world: World) -> bool:
    if world.players[device].placement is None:
        return False
    world.loses_power(device)
    return True


def _waits(world: World) -> bool:
    if any(world.is_playing(device) for device in range(len(DEVICES))):
        return False
    if not any(queue is not None and queue.silence == NOW for queue in world.listener.queues):
        return False
    world.waits()
    return True


def _comes_late(device: int, nth: int, world: World, *, without_store: bool = False) -> bool:
    if nth >= len(world.past[device]):
        return False
    report = world.past[device][nth]
    if not without_store:
        world.hears_report(device, report)
    elif report.name in {"nearly", "failed"}:
        world.hears_report_without_store(device, report)
    else:
        return False  # it is only acknowledged, and lost
    return True


def _comes_of_old(device: int, name: str, world: World, *, gone: bool) -> bool:
    world.hears_report(device, NotedReport(name, GONE if gone else OLD, 55_000))
    return True


def _all_moves() -> list[Move]:
    moves = [Move("the answer comes", False, _is_answered), Move("a minute passes", False, _waits)]
    for device, where in enumerate(DEVICES):
        moves += [
            Move(f"{where} plays on", False, partial(_plays_on, device)),
            Move(f"{where} asks for more", False, partial(_asks_for_more, device, prompt=True)),
            Move(f"{where} asks for more, unheard", True, partial(_asks_for_more, device, prompt=False)),
            Move(f"{where} falls silent", False, partial(_falls_silent, device, prompt=True)),
            Move(f"{where} falls silent, unheard", True, partial(_falls_silent, device, prompt=False)),
            Move(f"{where} fails", True, partial(_fails, device, prompt=True)),
            Move(f"{where} fails, unheard", True, partial(_fails, device, prompt=False)),
            Move(f"{where} fails to fetch ahead", True, partial(_fails_ahead, device)),
            Move(f"{where} loses power", True, partial(_loses_power, device)),
        ]
        for finished, started, how in (
            (True, True, "both heard"),
            (True, False, "finished heard"),
            (False, True, "started heard"),
            (False, False, "unheard"),
        ):
            happens = partial(_ends, device, finished=finished, started=started)
            moves.append(Move(f"{where}: a stream ends, {how}", not (finished and started), happens))
        for nth in range(REMEMBERED):
            late = partial(_comes_late, device, nth)
            moves.append(Move(f"{where}: report {nth} comes late or again", False, late))
            late = partial(_comes_late, device, nth, without_store=True)
            moves.append(Move(f"{where}: report {nth} comes while the store is away", True, late))
        for name in REPORTS:
            old = partial(_comes_of_old, device, name, gone=False)
            moves.append(Move(f"{where}: last week's {name}", False, old))
            gone = partial(_comes_of_old, device, name, gone=True)
            moves.append(Move(f"{where}: {name} of a removed workout", False, gone))
        for word in SAID[where]:
            says = partial(_says, device, word)
            moves += [
                Move(f"{where}: {word!r}", False, says),
                Move(f"{where}: {word!r}, its start unheard", True, partial(says, prompt=False)),
                Move(f"{where}: {word!r}, the answer lost", True, partial(says, obeyed=False)),
                Move(f"{where}: {word!r}, not written", True, partial(says, written=False)),
                Move(
                    f"{where}: {word!r}, neither written nor heard",
                    True,
                    partial(says, written=False, obeyed=False),
                ),
                Move(f"{where}: {word!r}, the store away", True, partial(_says_without_store, device, word)),
                Move(f"{where}: {word!r}, answered slowly", True, partial(_begins_to_say, device, word)),
            ]
    return moves


MOVES = _all_moves()
