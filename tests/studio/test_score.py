"""What a coach says when: the edges of the work, the how-to once, no wording twice in a row."""

from collections import defaultdict
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.score.captions import captions
from studio.score.phrase_decks import PhraseDecks
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import SegmentScore, score_workout
from studio.score.speech_schedule import SpeechSchedule
from studio.score.speech_time import estimated_ms
from tests.shipped_library import WORKOUT_IDS, authored


@cache
def runners() -> tuple[SegmentScore, ...]:
    """Return the scores of Strength for Runners."""
    return score_workout(authored(), "strength-for-runners")


def kinds(score: SegmentScore) -> list[str]:
    return [cue.kind for cue in score.cues]


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_every_interval_is_counted_in_and_ends_with_its_cue(workout: str) -> None:
    """Three, two, one, go; and at the end rest, in each segment of each workout, whatever else is said."""
    for score in score_workout(authored(), workout):
        said = kinds(score)
        go = said.index("go")
        assert said[go - 3 : go] == ["count-in"] * 3
        assert [cue.text for cue in score.cues[go - 3 : go]] == ["Three.", "Two.", "One."]
        assert said.count("go") == said.count("rest") == 1
        pips = [bell.at_ms for bell in score.bells if bell.kind == "pip"]
        end = next(bell.at_ms for bell in score.bells if bell.kind == "end")
        assert [end - at for at in pips] == [3_000, 2_000, 1_000]


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_the_last_segment_says_what_was_done_and_the_others_what_comes(workout: str) -> None:
    """Only the last closes; every other one names the next move, unless its rest is under six seconds."""
    *others, last = score_workout(authored(), workout)
    assert kinds(last)[-2:] == ["summary", "done"]
    assert str(authored().workouts[workout].minutes) in last.cues[-2].text
    assert all("done" not in kinds(score) for score in others)
    plan = plan_workout(authored(), workout)
    for planned, score in zip(plan, others, strict=False):
        assert "next" in kinds(score) or planned.duration_ms - planned.work_end_ms < 6_000


def test_the_how_to_is_told_once_and_short_after_that() -> None:
    """Round one tells how a squat is done, sentence by sentence; rounds two and three only name it."""
    squats = [score for score in runners() if score.segment.endswith("-squat")]
    assert [("how-to" in kinds(score)) for score in squats] == [True, False, False]
    told = " ".join(cue.text for cue in squats[0].cues if cue.kind in {"set-up", "how-to"})
    for sentence in authored().exercises["squat"].how_to.split(". "):
        assert sentence.rstrip(".") in told


def test_no_two_rounds_sound_the_same() -> None:
    """What is said in one round of a move is not what is said in the next."""
    rounds = defaultdict(list)
    for planned, score in zip(plan_workout(authored(), "strength-for-runners"), runners(), strict=True):
        rounds[planned.exercise].append([cue.text for cue in score.cues if cue.kind != "count-in"])
    for said in rounds.values():
        assert all(one != other for one, other in pairwise(said))


def test_rounds_that_are_left_are_counted_down() -> None:
    """At the end of the first of three rounds two are left; the last round is announced at its start."""
    left = [cue.text for score in runners() for cue in score.cues if cue.kind == "left"]
    assert any("wo" in text and "round" in text for text in left)
    assert any("last-round" in kinds(score) for score in runners())


def test_a_score_is_the_same_at_every_render() -> None:
    """The wordings are drawn by the workout's name, not by chance."""
    assert score_workout(authored(), "strength-for-runners") == runners()


@given(st.lists(st.text("abc", min_size=1), min_size=1, max_size=6, unique=True), st.integers(1, 40))
def test_a_deck_deals_every_card_before_one_comes_again(cards: list[str], deals: int) -> None:
    """In each pass over the deck no card comes twice; none comes twice in a row unless it is alone."""
    decks = PhraseDecks("a workout")
    dealt = [str(decks.deal("key", cards, lambda _: True)) for _ in range(deals)]
    for at in range(0, deals, len(cards)):
        window = dealt[at : at + len(cards)]
        assert len(set(window)) == len(window)
    assert len(cards) == 1 or all(one != other for one, other in pairwise(dealt))


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 200)), max_size=12), st.integers(1, 300))
def test_a_lane_finds_room_only_where_there_is_some(wanted: list[tuple[int, int]], length: int) -> None:
    """What the schedule calls free is free; what it places never overlaps."""
    schedule = SpeechSchedule()
    for at, takes in wanted:
        free = schedule.first_free(at, takes, 2_000)
        if free is not None:
            assert free >= at
            assert schedule.is_free(free, takes)
            schedule.reserve(free, takes)
    found = schedule.first_free(0, length, 5_000)
    assert found is not None
    assert schedule.is_free(found, length)
    assert all(one.end_ms <= other.at_ms for one, other in pairwise(schedule.taken))


def test_figures_and_breaths_take_time() -> None:
    """A comma is a breath, and a number is longer than it looks."""
    assert estimated_ms("Stand, breathe, and go.", 160) > estimated_ms("Stand and breathe now go.", 160)
    assert estimated_ms("45 minutes.", 160) > estimated_ms("ab minutes.", 160)


def test_moves_done_by_count_are_counted_aloud_on_the_beat() -> None:
    """Each repetition has a tick on the beat; numbers are spoken where nothing else is."""
    for planned, score in zip(plan_workout(authored(), "strength-for-runners"), runners(), strict=True):
        ticks = [bell.at_ms for bell in score.bells if bell.kind == "rep"]
        counted = [cue for cue in score.cues if cue.kind == "rep"]
        if planned.reps and "how-to" not in kinds(score):
            assert len(ticks) == planned.reps - 1
            assert len(counted) >= 3
            assert {cue.at_ms for cue in counted} <= set(ticks)
            beat = 60_000 / planned.bpm
            assert all(abs((at - planned.work_start_ms) / beat % 1 - 0.5) > 0.49 for at in ticks)
        else:
            assert not counted


@pytest.mark.parametrize("workout", WORKOUT_IDS)
def test_captions_show_every_word_at_its_time(workout: str) -> None:
    """WebVTT, in order, nothing shown while something else is, all within the segment."""
    for score in score_workout(authored(), workout):
        header, *blocks = captions(score).strip().split("\n\n")
        assert header == "WEBVTT"
        shown = [block.split("\n") for block in blocks]
        assert [text for _, text in shown] == [cue.text.replace("&", "&amp;") for cue in score.cues]
        times = [tuple(ms(stamp) for stamp in line.split(" --> ")) for line, _ in shown]
        assert [start for start, _ in times] == [cue.at_ms for cue in score.cues]
        assert all(start < end <= score.duration_ms for start, end in times)
        assert all(end <= start for (_, end), (start, _) in pairwise(times))


def ms(stamp: str) -> int:
    minutes, seconds = stamp.split(":")
    return int(minutes) * 60_000 + round(float(seconds) * 1000)
