"""The cue sheet of a segment: what the trainer says when. Texts with a fixed time first, others in the gaps.

The start and the end of the work are announced in any case. Then comes what the listener must know (how the
move is done), then how to do it well, then encouragement. Nothing is said over anything else or near a seam.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skill.content.authored import Authored, ExerciseFile, TrainerFile, WorkoutFile
from skill.domain.ground.sentences import sentences
from skill.domain.ground.units import MINUTE_MS, DurationMs
from studio.music.tempo import beats_to_ms
from studio.score.cues import Bell, Cue
from studio.score.phrase_decks import PhraseDecks
from studio.score.segment_plan import PlannedSegment, count_in_beats
from studio.score.speech_schedule import GAP_MS, SpeechSchedule
from studio.score.speech_time import speech_ms
from studio.score.wordings import filled, upper, wordings_about

SEAM_MS = 300
"""The time without voice before and after a seam."""
COUNT_IN = 3
"""The number of words in "three, two, one"."""
GO_MS, REST_MS, HALF_MS, TEN_MS = 1_600, 2_300, 2_700, 2_700
SHORT_WORK_MS, LONG_WORK_MS = 20_000, 30_000
BEFORE_REST_MS, AFTER_REST_MS = 300, GAP_MS
FIRST_SIDE = re.compile(r"\b(left|right|call|change)\b", re.IGNORECASE)
"""Words of a how-to that are true only until sides are changed."""
FEW = 3
"""The number of remaining moves from which on they are counted down."""


@dataclass(slots=True)
class CueSheet:
    """Writes the cues of one segment; used once."""

    authored: Authored
    plan: Sequence[PlannedSegment]
    planned: PlannedSegment
    decks: PhraseDecks
    _schedule: SpeechSchedule = field(default_factory=SpeechSchedule)
    _said: list[tuple[str, int, int, str]] = field(default_factory=list)

    def cues(self) -> tuple[Cue, ...]:
        """Return the cues of the segment, in order and without overlap."""
        self._announce_work()
        self._fixed_during_work()
        self._before_work()
        self._after_work()
        self._form_and_encouragement()
        self._reps()
        return tuple(self._windowed())

    def bells(self) -> tuple[Bell, ...]:
        """Return the bells of the segment, in order; to be called after `cues`."""
        one = self.planned
        rings: list[tuple[str, int]] = [("start", one.work_start_ms), ("end", one.work_end_ms)]
        rings += [("pip", one.work_end_ms - 1000 * n) for n in (1, 2, 3)]
        rings += [("rep", at) for at in self._rep_times()[1:]]
        return tuple(Bell(kind, DurationMs(at)) for kind, at in sorted(rings, key=lambda ring: ring[1]))

    def _announce_work(self) -> None:
        one = self.planned
        step = self._count_step()
        for n in range(COUNT_IN, 0, -1):
            word = self._number(n)
            self._put("count-in", one.work_start_ms - n * step, f"{word}.", step - GAP_MS)
        self._phrase("go", "go", one.work_start_ms, GO_MS)
        self._phrase("rest", "rest", one.work_end_ms, REST_MS)

    def _before_work(self) -> None:
        one, exercise = self.planned, self._exercise
        if one.is_first:
            self._put("opening", SEAM_MS, self._workout.opening, one.opening_ms - 2 * SEAM_MS)
        at = one.opening_ms + SEAM_MS
        until = one.work_start_ms - COUNT_IN * self._count_step() - 200
        if one.is_new_move:
            self._introduce(at, until)
            return
        key = "last_round" if self._begins_last_round() else "again"
        kind = key.replace("_", "-")
        if not self._phrase(kind, key, at, until - at, name=exercise.name) and not self._phrase(
            "again", "again", at, until - at, name=exercise.name
        ):
            name = f"{upper(exercise.name)}."
            if self._speech_ms(name) <= until - at:
                self._put("again", at, name, until - at)

    def _introduce(self, at: int, until: int) -> None:
        """Name a new move and explain how it is done: in full, if set-up and work have room for it.

        Sentences that do not fit into the set-up are said during the first repetitions, as a trainer in the
        room would. If there is no room for that either, the author's short form is said instead, in the
        set-up or else during the work; the name is said in any case.
        """
        name = f"{upper(self._exercise.name)}."
        if self._speech_ms(name) > until - at:
            short = [name, *sentences(self._exercise.set_up)]
            for when, sentence in self._times_in_work(short) or self._times_in_work([name]) or []:
                self._put("how-to", when, sentence, self._speech_ms(sentence))
            return
        told, untold = [name], list(sentences(self._exercise.how_to))
        while untold and self._speech_ms(" ".join([*told, untold[0]])) <= until - at:
            told.append(untold.pop(0))
        placed = self._times_in_work(untold)
        if placed is None:
            told, placed = [name, self._exercise.set_up], []
            if self._speech_ms(" ".join(told)) > until - at:
                told, placed = [name], self._times_in_work(sentences(self._exercise.set_up)) or []
        self._put("set-up", at, " ".join(told), until - at)
        for when, sentence in placed:
            self._put("how-to", when, sentence, self._speech_ms(sentence))

    def _times_in_work(self, sentences: Sequence[str]) -> list[tuple[int, str]] | None:
        """Return a time during the work for each sentence; None if there is no room for all."""
        at, placed = self.planned.work_start_ms + GO_MS, []
        for sentence in sentences:
            takes = self._speech_ms(sentence)
            free = self._schedule.first_free(at, takes, self.planned.work_end_ms - BEFORE_REST_MS, 250)
            if free is None:
                return None
            placed.append((free, sentence))
            at = free + takes + 250
        return placed

    def _names_first_side(self, text: str) -> bool:
        """True if a text is about the first side, or about a change of sides that has yet to come."""
        return self._exercise.sides and bool(FIRST_SIDE.search(text))

    @property
    def _change_ms(self) -> int:
        """When sides are changed: at half time."""
        return (self.planned.work_start_ms + self.planned.work_end_ms) // 2

    def _fixed_during_work(self) -> None:
        start, end = self.planned.work_start_ms, self.planned.work_end_ms
        half = ("switch-sides", "switch_sides") if self._exercise.sides else ("half-way", "half_way")
        if end - start >= SHORT_WORK_MS:
            self._phrase(*half, start + (end - start) // 2, HALF_MS)
        if end - start >= LONG_WORK_MS:
            self._phrase("ten-seconds", "ten_seconds", end - 10_000, TEN_MS)

    def _after_work(self) -> None:
        one = self.planned
        at, end = one.work_end_ms + REST_MS + AFTER_REST_MS, self._until_ms
        if one.is_last:
            self._close(at, end)
            return
        if one.next_exercise is None:
            return
        following = self.authored.exercises[one.next_exercise].name
        left = self._say_what_is_left(at, end - at, following)
        if left is not None:
            at += left
        self._phrase("next", "next", at, end - at, name=following)

    def _say_what_is_left(self, at: int, room: int, following: str) -> int | None:
        """Say how many rounds or moves are left, near the end; return the time taken, None if unsaid."""
        one = self.planned
        rounds, moves = one.rounds - one.round, len(self.plan) - one.place - 1
        if rounds > 1 and self._ends_round():
            key, count = "rounds_left", rounds
        elif 1 < moves <= FEW:
            key, count = "moves_left", moves
        else:
            return None
        shortest_next = min(self._speech_ms(text) for text in self._filled("next", following))
        before = len(self._said)
        if not self._phrase("left", key, at, room - shortest_next - 200, name=self._number(count).lower()):
            return None
        return self._speech_ms(self._said[before][3]) + 200

    def _close(self, at: int, end: int) -> None:
        """Sum the workout up, and say goodbye."""
        workout = self._workout
        shortest = min(self._speech_ms(text) for text in self._filled("done", workout.name))
        before = len(self._said)
        if self._phrase("summary", "summary", at, end - at - shortest - 300, name=str(workout.minutes)):
            at += self._speech_ms(self._said[before][3]) + 300
        self._phrase("done", "done", at, end - at, name=workout.name)

    def _form_and_encouragement(self) -> None:
        """Place form cues and encouragement, alternating and well apart."""
        start, end = self.planned.work_start_ms, self.planned.work_end_ms
        work = end - start
        times = [26, 68] if work >= LONG_WORK_MS - 2_000 else [26]
        wanted = [start + work * part // 100 for part in times]
        if work > 90_000:
            wanted = list(range(start + 20_000, end - 25_000, 25_000))
        for number, at in enumerate(wanted):
            cheers = number % 3 == 2 or (number == 1 and self.planned.round > 1)
            if cheers:
                texts, kind = list(self._filled("encourage", "")), "encourage"
            else:
                texts, kind = list(self._exercise.cues), "form"
            deck = kind if cheers else f"form/{self.planned.exercise}"
            longest = max(self._speech_ms(text) for text in texts)
            free = self._schedule.first_free(at, longest, end - BEFORE_REST_MS, 900)
            if free is not None and free - at <= 4_000:
                text = self.decks.deal(deck, texts, lambda _: True)
                self._put(kind, free, str(text), longest)

    def _reps(self) -> None:
        """Count repetitions aloud where nothing else is said."""
        for number, at in enumerate(self._rep_times()):
            text = f"{self._number(number + 1)}."
            takes = self._speech_ms(text)
            if number and at + takes < self.planned.work_end_ms and self._schedule.is_free(at, takes):
                self._put("rep", at, text, takes + 100)

    def _rep_times(self) -> list[int]:
        """Return when each repetition begins: evenly spaced, each on the nearest beat.

        There are none while a move is still being explained, so that nobody is hurried by the count.
        """
        one = self.planned
        reps = 0 if any(kind == "how-to" for kind, *_ in self._said) else one.reps or 0
        work = one.work_end_ms - one.work_start_ms
        beat = MINUTE_MS / one.bpm
        return [one.work_start_ms + round(round(n * work / reps / beat) * beat) for n in range(reps)]

    def _phrase(self, kind: str, key: str, at: int, room: int, name: str = "") -> bool:
        """Say one of the trainer's wordings that fits; return whether one did.

        At the edges of the work something must be said, so the shortest wording is taken if none fits.
        """
        wordings = wordings_about(key, self._trainer.phrases[key], name)
        dealt = self.decks.deal(
            key,
            self._trainer.phrases[key],
            lambda one: one in wordings and self._speech_ms(filled(one, name)) <= room,
        )
        text = None if dealt is None else filled(dealt, name)
        if text is None and kind in {"go", "rest", "half-way", "switch-sides", "next", "done"}:
            text = filled(min(wordings, key=len), name)
            if kind == "next" and self._speech_ms(text) > room:
                return False
        if text is None:
            return False
        self._put(kind, at, text, room)
        return True

    def _filled(self, key: str, name: str) -> tuple[str, ...]:
        return tuple(filled(one, name) for one in wordings_about(key, self._trainer.phrases[key], name))

    def _put(self, kind: str, at: int, text: str, room: int) -> None:
        self._schedule.reserve(at, min(self._speech_ms(text), max(room, 1)))
        self._said.append((kind, at, at + room, text))

    def _windowed(self) -> Iterator[Cue]:
        for kind, at, until, text in sorted(self._said, key=lambda one: one[1]):
            if kind in {"how-to", "form"} and at >= self._change_ms and self._names_first_side(text):
                continue  # what is to be known before the change of sides is said before it, or not at all
            window = self._schedule.window_ms(at, max(until, at + self._speech_ms(text)))
            window = min(window, self._until_ms - at)
            yield Cue(kind, DurationMs(at), DurationMs(window), text)

    @property
    def _until_ms(self) -> int:
        """When the last text must end; a millisecond early, because `duration_ms` is rounded."""
        return self.planned.duration_ms - SEAM_MS - 1

    def _speech_ms(self, text: str) -> int:
        return speech_ms(text, self._trainer.voice)

    def _number(self, number: int) -> str:
        return upper(self.authored.vocabulary.numbers[number - 1])

    def _count_step(self) -> int:
        return beats_to_ms(count_in_beats(self.planned.bpm), self.planned.bpm)

    def _begins_last_round(self) -> bool:
        one = self.planned
        before = self.plan[one.place - 1] if one.place else None
        return one.round == one.rounds > 1 and before is not None and before.round < one.round

    def _ends_round(self) -> bool:
        after = self.plan[self.planned.place + 1]
        return after.block_id == self.planned.block_id and after.round > self.planned.round

    @property
    def _workout(self) -> WorkoutFile:
        return self.authored.workouts[self.planned.workout]

    @property
    def _trainer(self) -> TrainerFile:
        return self.authored.trainers[self._workout.trainer]

    @property
    def _exercise(self) -> ExerciseFile:
        return self.authored.exercises[self.planned.exercise]
