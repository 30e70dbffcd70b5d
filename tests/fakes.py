"""Stand-ins for the outside world: real classes that keep their port's promises in memory."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from skill.adapters.clock import local_day, local_minute
from skill.domain.ground.units import DurationMs, EpochMs, Minutes
from skill.domain.library.contents import (
    Article,
    Breather,
    Exercise,
    Level,
    Plan,
    PlannedSession,
    Playlist,
    SearchHit,
    Section,
    Segment,
    ShortAnswer,
    Tip,
    Track,
    Trainer,
    Workout,
    WorkoutCard,
)
from skill.domain.library.lookup import WorkoutQuery
from skill.domain.library.signs import SignFamily
from skill.domain.listener.listener import Listener
from skill.domain.turn.ear import Reading, Variant
from skill.ports import StoreError, WriteConflict
from tests.shipped_library import shelf

T = TypeVar("T")

MONDAY = EpochMs(1_795_420_800_000)  # 2026-11-23T08:00Z


@dataclass
class FakeClock:
    """A clock that only moves when told."""

    now: int = MONDAY

    def now_ms(self) -> EpochMs:
        """Return what was set."""
        return EpochMs(self.now)

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date of a moment in a time zone."""
        return local_day(now, zone)

    def minute(self, now: EpochMs, zone: str) -> int:
        """Return how old the day is in a time zone."""
        return local_minute(now, zone)


class FakeDice:
    """Chance from a seed: the first option, unless seeded; plays are numbered."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed) if seed is not None else None
        self._plays = 0

    def pick(self, options: Sequence[T]) -> T:
        """Return an option."""
        return self._random.choice(options) if self._random else options[0]

    def mixed(self, size: int) -> Sequence[int]:
        """Return the numbers backwards, or mixed by the seed."""
        numbers = list(range(size))
        if self._random:
            self._random.shuffle(numbers)
            return numbers
        return numbers[::-1]

    def play(self) -> str:
        """Return `play0001` and so on."""
        self._plays += 1
        return f"play{self._plays:04}"


class FakeRenderings:
    """Notes what it is told to have made."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []

    def start(self, paths: tuple[str, ...]) -> None:
        """Note it."""
        if paths:
            self.told.append(paths)


@dataclass
class FakeStore:
    """A store in memory that can be slow, gone, or contested."""

    kept: dict[str, Listener] = field(default_factory=dict)
    broken: Exception | None = None
    contested: int = 0
    """How many saves are beaten by somebody else, who wrote what was there already."""
    loads: int = 0
    saves: int = 0

    def load(self, key: str) -> Listener:
        """Return what is kept."""
        self.loads += 1
        if self.broken:
            raise self.broken
        return self.kept.get(key, Listener(key))

    def save(self, listener: Listener) -> None:
        """Keep it as the next version, if nobody else did."""
        if self.broken:
            raise self.broken
        if self.contested:
            self.contested -= 1
            stored = self.kept.get(listener.key, Listener(listener.key))
            self.kept[listener.key] = replace(stored, version=stored.version + 1)
        if self.kept.get(listener.key, Listener(listener.key)).version != listener.version:
            raise WriteConflict("beaten")
        if not listener.key:
            raise StoreError("no key")
        self.saves += 1
        self.kept[listener.key] = replace(listener, version=listener.version + 1)

    def forget(self, key: str) -> None:
        """Erase a listener."""
        if self.broken:
            raise self.broken
        self.kept.pop(key, None)

    def forget_account(self, account: str) -> None:
        """Erase all of an account."""
        if self.broken:
            raise self.broken
        self.kept = {key: one for key, one in self.kept.items() if not key.startswith(f"{account}.")}


def make_workout(workout_id: str, segments: int = 4, *, seconds: int = 60, **facts: object) -> Workout:
    """Return a workout of so many equal segments."""
    card = WorkoutCard(
        id=workout_id,
        name=workout_id.replace("-", " ").title(),
        kind="strength",
        audiences=("runners",),
        level=Level.BEGINNER,
        minutes=Minutes(max(1, segments * seconds // 60)),
        muscles=("legs",),
        equipment=(),
        space="room to move",
        trainer="maya",
        playlist="steady",
        good_for="strong legs",
        summary="A plain workout.",
        premium=False,
        rank=100,
    )
    parts = tuple(
        Segment(
            id=f"main-1-move{place}",
            place=place,
            title=f"Move {place}",
            duration_ms=DurationMs(seconds * 1000),
            asset=f"{workout_id}{place}",
            exercise="squat",
            block="Main",
            round=1,
            rounds=1,
            work_start_ms=DurationMs(12_000),
            work_end_ms=DurationMs(52_000),
        )
        for place in range(segments)
    )
    return Workout(replace(card, **facts), f"rev-{workout_id}-{segments}", parts)  # type: ignore[arg-type]


def make_training(workout_id: str, rounds: int = 2, **facts: object) -> Workout:
    """Return a workout with a warm-up of one move, so many rounds of two, and a cool-down; a minute each."""
    moves = [("Warm-up", "warm-up", 1, 1, "march")]
    moves += [
        ("Main", "main", number + 1, rounds, move) for number in range(rounds) for move in ("squat", "row")
    ]
    moves.append(("Cool-down", "cool-down", 1, 1, "stretch"))
    plain = make_workout(workout_id, len(moves), seconds=60, **facts)
    parts = tuple(
        replace(
            part, id=f"{kind}-{number}-{move}", exercise=move, block=block, kind=kind, round=number, rounds=of
        )
        for part, (block, kind, number, of, move) in zip(plain.segments, moves, strict=True)
    )
    return replace(plain, segments=parts)


def make_exercise(exercise_id: str, *muscles: str, **facts: object) -> Exercise:
    """Return a plain move for these muscles."""
    plain = Exercise(
        exercise_id, exercise_id, muscles, (), "low", False, "Stand.", "Do it.", ("Up.",), "Slowly.",
        "Half way.", "All the way.", None, None,
    )  # fmt: skip
    return replace(plain, **facts)  # type: ignore[arg-type]


MOVES = (
    make_exercise("squat", "legs", easier_move="sit", harder_move="jump", loads=("knees",)),
    make_exercise("sit", "legs", harder_move="squat", impact="none"),
    make_exercise("jump", "legs", easier_move="squat", impact="high", loads=("knees", "ankles")),
    make_exercise("bridge", "legs", "back", impact="none"),
    make_exercise("row", "back", "arms", equipment=("dumbbells",), impact="none", holds=("rowing",)),
    make_exercise("pull", "back", "arms", impact="none"),
    make_exercise("march", "legs", "hips"),
    make_exercise("stretch", "hips", impact="none"),
)


def make_playlist(playlist_id: str, tracks: int = 3, **facts: object) -> Playlist:
    """Return a playlist of so many tracks of three minutes."""
    row = tuple(
        Track(f"track{n}", f"Track {n}", 120, DurationMs(180_000), f"{playlist_id}{n}") for n in range(tracks)
    )
    plain = Playlist(
        playlist_id, playlist_id.title(), ("steady",), ("strength",), 110, 130, "Music.", False,
        row, f"rev-{tracks}",
    )  # fmt: skip
    return replace(plain, **facts)  # type: ignore[arg-type]


SPOKEN_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "muscle": {"abs": ("abs", "core"), "hips": ("hips",), "legs": ("legs",)},
    "exclude": {"lunges": ("lunges",), "burpees": ("burpees",), "jumping": ("jumping", "jumps")},
    "trainer": {"priya": ("Priya",), "maya": ("Maya",), "dan": ("Dan",)},
    "exercise": {"plank": ("plank", "planks"), "lunge": ("lunge", "lunges")},
}


class FakeLibrary:
    """A small library in memory that is also its own phrasebook: a line is said as its key."""

    locale = "en-US"

    def __init__(self, workouts: Sequence[Workout] = (), playlists: Sequence[Playlist] = ()) -> None:
        self.held = {w.card.id: w for w in workouts or (make_workout("legs"), make_workout("hills"))}
        self.lists = {p.id: p for p in playlists or (make_playlist("steady"), make_playlist("fast"))}
        self.has_breather = True
        self.holding: dict[str, tuple[str, ...]] = {}
        self.tips = {f"tip{n}": self._tip(n) for n in range(6)}

    def _tip(self, n: int) -> Tip:
        topics = ("sleep",) if n < 2 else ("strength",)
        return Tip(f"tip{n}", f"Tip number {n}.", "lift", n % 3, topics, ("runners",))

    def sign_families(self) -> Sequence[SignFamily]:
        """Return those of the shipped library."""
        return shelf().sign_families()

    def workouts(self, query: WorkoutQuery, limit: int = 20) -> Sequence[WorkoutCard]:
        """Return those that fit."""
        return [w.card for w in self.held.values() if self._fits(w.card, query)][:limit]

    def _fits(self, card: WorkoutCard, query: WorkoutQuery) -> bool:
        at_hand = query.equipment_at_hand
        return (
            (not query.kinds or card.kind in query.kinds)
            and (not query.audiences or bool(set(card.audiences) & set(query.audiences)))
            and (not query.levels or card.level in query.levels)
            and (not query.muscles or bool(set(card.muscles) & set(query.muscles)))
            and not set(self.holding.get(card.id, ())) & set(query.without)
            and (not query.trainers or card.trainer in query.trainers)
            and (at_hand is None or set(card.equipment) <= set(at_hand))
            and (not query.equipment_used or bool(set(card.equipment) & set(query.equipment_used)))
            and (query.shortest is None or card.minutes >= query.shortest)
            and (query.longest is None or card.minutes <= query.longest)
        )

    def workout_card(self, workout_id: str) -> WorkoutCard | None:
        """Return a card."""
        return self.held[workout_id].card if workout_id in self.held else None

    def workout(self, workout_id: str, music: str = "") -> Workout | None:
        """Return a workout, of the same lengths over any music."""
        return self.held.get(workout_id)

    def edition(self, of: str, item_id: str) -> str:
        """Return the id."""
        return item_id

    def look(self, of: str, item_id: str) -> str:
        """Return both, or nothing for a track."""
        return f"{of}{item_id}".replace("-", "") if of != "track" else ""

    def exercise(self, exercise_id: str) -> Exercise | None:
        """Return one of the moves."""
        return next((one for one in MOVES if one.id == exercise_id), None)

    def exercises(self, muscles: Sequence[str]) -> Sequence[Exercise]:
        """Return those for at least one of these muscles, by id."""
        found = [one for one in MOVES if set(one.muscles) & set(muscles)]
        return sorted(found, key=lambda one: one.id)

    def breather(self, trainer_id: str, at: int = 0) -> Breather | None:
        """Return Maya's minute, if she has one."""
        return Breather("breather", DurationMs(60_000)) if self.has_breather else None

    def trainer(self, trainer_id: str) -> Trainer | None:
        """Return Maya."""
        if trainer_id != "maya":
            return None
        return Trainer("maya", "Maya", "warm", "strength", "I'm Maya.")

    def trainer_ids(self) -> Sequence[str]:
        """Return Maya."""
        return ("maya",)

    def playlists(self) -> Sequence[Playlist]:
        """Return all."""
        return tuple(self.lists.values())

    def playlist(self, playlist_id: str) -> Playlist | None:
        """Return one."""
        return self.lists.get(playlist_id)

    def plan(self, plan_id: str) -> Plan | None:
        """Return the plan: two weeks of legs and hills."""
        week = (PlannedSession("legs", None), PlannedSession("hills", None))
        plan = Plan(
            "climb", "Climb", ("runners",), Level.BEGINNER, "hills", "Two weeks.", False, 1, (week, week)
        )
        return plan if plan_id == "climb" else None

    def plans(self) -> Sequence[Plan]:
        """Return the one plan."""
        found = self.plan("climb")
        return [found] if found else []

    def tip(self, tip_id: str) -> Tip | None:
        """Return one."""
        return self.tips.get(tip_id)

    def tip_ids(self, topics: Sequence[str] = (), audiences: Sequence[str] = ()) -> Sequence[str]:
        """Return those on a topic."""
        return [
            tip.id
            for tip in self.tips.values()
            if (not topics or set(topics) & set(tip.topics))
            and (not audiences or set(audiences) & set(tip.audiences))
        ]

    def search_tips(self, words: str, limit: int = 10) -> Sequence[str]:
        """Find by plain containment."""
        return [tip.id for tip in self.tips.values() if words and words in tip.text][:limit]

    def article(self, article_id: str) -> Article | None:
        """Return the one on lifting."""
        if article_id != "lift":
            return None
        sections = tuple(Section(f"Part {n}", f"Section {n}.") for n in range(3))
        return Article("lift", "Why lift", ("strength",), sections)

    def articles(self, topics: Sequence[str] = ()) -> Sequence[str]:
        """Return the one on lifting."""
        return ("lift",) if not topics or "strength" in topics else ()

    def search_articles(self, words: str, limit: int = 5) -> Sequence[str]:
        """Find nothing but lifting."""
        return ("lift",)[:limit] if "lift" in words else ()

    def search_passages(self, words: str, limit: int = 5) -> Sequence[SearchHit]:
        """Find lifting, and the squat."""
        if "lift" in words:
            return (SearchHit("section", "lift", 1, ("lift",)),)
        return (
            (SearchHit("exercise", "squat", 0, ("squat",), int(words != "squat")),)
            if "squat" in words
            else ()
        )

    def short_answer(self, words: str) -> ShortAnswer | None:
        """Know of steps, with the article on lifting, and of naps, with none."""
        known = {"steps": ShortAnswer("steps", "lift"), "naps": ShortAnswer("naps")}
        return next((answer for word, answer in known.items() if word in words), None)

    def term(self, term_id: str) -> SearchHit | None:
        """Return the first section on lifting for any term."""
        return SearchHit("section", "lift", 0)

    def spoken_names(self, slot: str) -> Mapping[str, Sequence[str]]:
        """Return the names of a few values of some slots."""
        return SPOKEN_NAMES.get(slot, {})

    def names_of(self, vocabulary: str, word_id: str) -> tuple[str, ...]:
        """Return the word itself."""
        return (word_id,) if vocabulary in {"body_parts", "muscles"} else ()

    def name_of(self, vocabulary: str, word_id: str) -> str:
        """Return the id."""
        return word_id

    def phrasings(self, key: str) -> tuple[str, ...]:
        """Say a line as its key."""
        if key.startswith("length."):
            return ("{count} " + key.removeprefix("length.").split("_")[0],)
        return {"join.more": (", ",), "join.last": ("{before} and {last}",)}.get(key, (key,))

    def text(self, of: str, text_id: str, part: str) -> str:
        """Return what was asked for."""
        return f"{of} {text_id} {part}"

    def in_locale(self, locale: str) -> "FakeLibrary":
        """Return itself."""
        return self


NOTHING_READ = Reading()


@dataclass
class FakeEar:
    """An ear that makes of words what it is told to; of words that it does not know, what it makes of any."""

    any: Reading = NOTHING_READ
    readings: Mapping[str, Reading] = field(default_factory=dict)
    misheard: Mapping[str, tuple[Variant, ...]] = field(default_factory=dict)

    def read(self, words: str) -> Reading:
        """Return what it was told to."""
        return self.readings.get(words, self.any)

    def variants(self, words: str) -> tuple[Variant, ...]:
        """Return what it was told to."""
        return self.misheard.get(words, ())
