"""The place holds in every short run from every beginning, and each planted fault is found.

`make explore` searches over a million states; here a few ten thousand are enough for every fault.
"""

from functools import cache

import pytest

from tests.explorer.coach import PLAYING, STOPPED
from tests.explorer.faults import FAULTS, Fault
from tests.explorer.invariants import SENTENCES
from tests.explorer.search import BEGINNINGS, SHORT, Bound, Explorer, explore, explore_together
from tests.explorer.world import World

KITCHEN, GARAGE = 0, 1


def played(*run: str) -> World:
    """Return the world after these moves of the real coach."""
    return Explorer().played(run)


def test_no_short_run_breaks_an_invariant() -> None:
    """Every run of three moves with one failure, from four beginnings, keeps all twelve sentences."""
    found = explore(SHORT)

    assert found.breaches == {}
    assert found.depth == SHORT.depth
    assert found.states > 30_000


@cache
def broken_by(fault: Fault) -> frozenset[str]:
    """Return the names of the sentences that a planted fault breaks, until the one that is about it."""
    return frozenset(explore(SHORT, fault).breaches)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_planted_fault_is_found(fault: Fault) -> None:
    """A coach or a store that does one thing wrong breaks the sentence that is about it, in a short run."""
    assert fault.found_by in broken_by(fault)


def test_no_sentence_is_empty() -> None:
    """Each of the twelve is broken by some planted fault, so none of them holds of whatever happens."""
    assert frozenset().union(*(broken_by(fault) for fault in FAULTS)) == SENTENCES.keys()


def test_two_processes_find_what_one_finds() -> None:
    """Shared out or not, the same states are found, and each is counted once."""
    bound = Bound(2, 1)
    alone, together = explore(bound), explore_together(bound)

    assert (together.states, together.worlds, together.depth) == (alone.states, alone.worlds, alone.depth)


def test_worlds_that_differ_only_in_names_are_one() -> None:
    """A workout started twice is the same state as one started once, if nothing else tells them apart."""
    once = played("kitchen: 'start legs'", "kitchen loses power")
    twice = played("kitchen: 'start hills'", "kitchen: 'start legs'", "kitchen loses power")

    assert once.freeze().listener == twice.freeze().listener


def test_the_beginnings_can_be_played_and_break_nothing() -> None:
    """A search begins in worlds that the real coach leads to."""
    explorer = Explorer()
    for run in BEGINNINGS.values():
        explorer.played(run)

    assert explorer.breaches == {}


def test_a_silenced_echo_stays_silent_though_another_began_something_else() -> None:
    """Paused here and something else begun there: what was displaced is kept, and so is its pause."""
    world = played(
        "kitchen: 'start legs'",
        "kitchen asks for more",
        "kitchen: 'pause'",
        "garage: 'start hills'",
        "kitchen: report 0 comes late or again",
    )

    assert world.players[KITCHEN].activity == STOPPED


# What is known to be otherwise than one would wish. Each of these fails when it heals: take it out then,
# and make the sentence in `invariants` say the more.


def test_known_a_silenced_echo_whose_workout_was_taken_over_believes_a_late_report() -> None:
    """Paused here and gone on with there: a late NearlyFinished lets the paused Echo begin by itself.

    No queue holds its play any more, so nothing tells that silence was asked for; and an Echo that plays on
    after its workout was taken over is answered on purpose.
    """
    world = played(
        "kitchen: 'start legs'",
        "kitchen asks for more",
        "kitchen: 'pause'",
        "garage: 'resume'",
        "kitchen: report 0 comes late or again",
    )

    assert world.players[KITCHEN].activity == PLAYING


def test_known_a_pause_here_holds_up_what_was_just_taken_over_there() -> None:
    """Until the other Echo's start is heard, "pause" to the first one pauses the queue of both.

    The other plays its move to the end, and then there is silence.
    """
    world = played(
        "kitchen: 'start legs'",
        "garage: 'resume', its start unheard",
        "kitchen: 'pause'",
        "garage: report 0 comes late or again",
        "garage asks for more",
    )

    assert world.players[GARAGE].activity == PLAYING
    assert world.players[GARAGE].queued is None
    assert world.listener.workout is not None
    assert world.listener.workout.state == "paused"


def test_known_what_a_player_left_out_is_credited() -> None:
    """A move that failed, or that a late promise cut off, counts as done in the diary.

    Within a play the way between two places is credited, as if it had been heard.
    """
    failed = played("kitchen: 'start legs'", "kitchen fails", "kitchen fails")
    cut_off = played(
        "kitchen: 'start legs'",
        "kitchen asks for more",
        "kitchen falls silent",
        "kitchen: report 0 comes late or again",
    )

    for world in (failed, cut_off):
        player = world.players[KITCHEN]
        assert player.placement is not None
        assert (player.placement.at, player.offset_ms) == (1, 0)
        assert sum(world.balance.values()) == 60_000  # not heard, and credited as soon as the start is
        world.hears_report(KITCHEN, world.past[KITCHEN][-1])
        assert sum(world.balance.values()) == 0


def test_known_without_the_store_a_pause_is_not_remembered() -> None:
    """A late NearlyFinished that comes while the store is away begins what was paused: what plays goes on."""
    world = played(
        "kitchen: 'start legs'",
        "kitchen asks for more",
        "kitchen: 'pause'",
        "kitchen: report 0 comes while the store is away",
    )

    assert world.players[KITCHEN].activity == PLAYING
