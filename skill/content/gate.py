"""The gate: what must be true of the library as a whole. Every fault is listed with file and key.

Each rule is a small function over all that was authored; a new rule is a new function in `RULES`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from skill.content.authored import Authored, WorkoutFile, read_authored, read_tables
from skill.content.locales import Locale, missing_translations, read_locales
from skill.content.records import Fault

MOST_REPS = 30
"""As many numbers as the vocabulary has."""

WORDS_A_SECOND = 2.5
"""How fast Alexa and our trainers speak, for limits: 150 words a minute."""

PHRASES: dict[str, str] = {
    "go": "", "half_way": "", "ten_seconds": "", "switch_sides": "", "rest": "", "next": "move",
    "last_round": "", "again": "move", "encourage": "", "done": "workout",
    "rounds_left": "count", "moves_left": "count", "summary": "minutes",
    "breather_start": "", "breather_half": "", "breather_ten": "", "breather_end": "",
}  # fmt: skip
"""The phrases that each trainer has, and the brace that each of them holds."""

BREATHER_S = {"breather_start": 10.0, "breather_half": 6.0, "breather_ten": 4.0, "breather_end": 2.5}
"""How long each phrase of a breather may take, in seconds."""

FREE_KINDS = ("strength", "core", "high-intensity", "guided-run", "mobility", "warm-up",
              "cool-down", "recovery")  # fmt: skip
WHOLE_BY_ITSELF = {"warm-up", "cool-down"}
IMPACTS = {"none", "low", "high"}
STYLES = {"ambient", "easy", "groove", "pulse", "drive", "sprint"}
BLOCK_KINDS = ("warm-up", "main", "cool-down")
LEVELS = {"beginner", "intermediate", "advanced"}

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPOKEN = re.compile(r"[^\d@#$%&*/\\<>{}\[\]_=+^|~]*")

Rule = Callable[[Authored], Iterable[Fault]]


def gate(content: Path) -> tuple[dict[str, Authored], list[Locale], list[Fault]]:
    """Read and check everything below a content folder.

    Returns:
        What was authored by locale, the locales with the base first, and all faults, sorted. With
        faults, what was authored may be incomplete.
    """
    tables, faults = read_tables(content)
    locales, more = read_locales(content)
    faults += more
    by_locale: dict[str, Authored] = {}
    for locale in locales:
        authored, found = read_authored(locale.of(tables))
        faults += found if locale is locales[0] else []
        faults += missing_translations(locale, tables)
        if authored is not None:
            by_locale[locale.name] = authored
    base = by_locale.get(locales[0].name)
    if base is not None:
        faults += check(base)
    return by_locale, locales, sorted(set(faults))


def check(authored: Authored) -> list[Fault]:
    """Return the faults of meaning in what was authored."""
    return [fault for rule in RULES for fault in rule(authored)]


def _file(kind: str, item_id: str) -> str:
    return f"{kind}/{item_id}.toml"


def ids_are_plain(authored: Authored) -> Iterator[Fault]:
    """Ids go into tokens, addresses and slots: lower-case words joined by hyphens."""
    shelves = {
        "trainers": authored.trainers, "exercises": authored.exercises,
        "workouts": authored.workouts, "playlists": authored.playlists,
        "articles": authored.articles, "plans": authored.plans,
    }  # fmt: skip
    for kind, shelf in shelves.items():
        for item_id in shelf:
            if not _ID.fullmatch(item_id) or len(item_id) > 40:
                yield Fault(
                    _file(kind, item_id),
                    "",
                    "name the file in lower-case words joined by hyphens, 40 characters at most",
                )


def names_are_unique(authored: Authored) -> Iterator[Fault]:
    """No two things of a kind may be asked for by the same words."""
    for kind in ("trainers", "exercises", "workouts", "playlists", "articles", "plans"):
        owners: dict[str, str] = {}
        for item_id, item in getattr(authored, kind).items():
            name = item.title if kind == "articles" else item.name
            for word in {name.lower(), *getattr(item, "called", ())}:
                owner = owners.setdefault(word, item_id)
                if owner != item_id:
                    yield Fault(_file(kind, item_id), "called", f"{word!r} is {owner}'s already")


def words_are_known(authored: Authored) -> Iterator[Fault]:
    """Every word by which something is found is one of the vocabulary."""
    uses = {
        "exercises": {"muscles": "muscles", "equipment": "equipment", "loads": "body_parts"},
        "workouts": {"audiences": "audiences", "equipment": "equipment"},
        "playlists": {"moods": "moods", "activities": "activities"},
        "articles": {"topics": "topics", "audiences": "audiences"},
        "plans": {"audiences": "audiences"},
    }
    for kind, keys in uses.items():
        for item_id, item in getattr(authored, kind).items():
            for key, vocabulary in keys.items():
                yield from _unknown(authored, vocabulary, getattr(item, key), kind, item_id, key)
    for item_id, workout in authored.workouts.items():
        yield from _unknown(authored, "kinds", (workout.kind,), "workouts", item_id, "kind")
        yield from _unknown(authored, "levels", (workout.level,), "workouts", item_id, "level")
    for item_id, plan in authored.plans.items():
        yield from _unknown(authored, "levels", (plan.level,), "plans", item_id, "level")
    for item_id, article in authored.articles.items():
        for n, tip in enumerate(article.tips):
            where = f"tips[{n}]"
            yield from _unknown(authored, "topics", tip.topics, "articles", item_id, where)
            yield from _unknown(authored, "audiences", tip.audiences, "articles", item_id, where)


def _unknown(
    authored: Authored, vocabulary: str, words: Iterable[str], kind: str, item_id: str, key: str
) -> Iterator[Fault]:
    known = authored.vocabulary.words(vocabulary)
    for word in words:
        if word not in known:
            yield Fault(
                _file(kind, item_id),
                key,
                f"{word!r} is not among the {vocabulary} of vocabulary.toml",
            )


def variants_exist(authored: Authored) -> Iterator[Fault]:
    """The easier and the harder move of a move are other moves of the library."""
    for item_id, exercise in authored.exercises.items():
        for key in ("easier", "harder"):
            move = getattr(exercise, key).move
            if move is not None and (move not in authored.exercises or move == item_id):
                yield Fault(_file("exercises", item_id), f"{key}.move", f"no exercise {move!r}")


def workouts_name_what_is_there(authored: Authored) -> Iterator[Fault]:
    """A workout's trainer, playlist and moves are those of the library."""
    for item_id, workout in authored.workouts.items():
        file = _file("workouts", item_id)
        if workout.trainer not in authored.trainers:
            yield Fault(file, "trainer", f"no trainer {workout.trainer!r}")
        if workout.playlist not in authored.playlists:
            yield Fault(file, "playlist", f"no playlist {workout.playlist!r}")
        for b, block in enumerate(workout.blocks):
            for m, move in enumerate(block.moves):
                if move.exercise not in authored.exercises:
                    yield Fault(file, f"blocks[{b}].moves[{m}].exercise", f"no exercise {move.exercise!r}")


def tips_are_drawn_from_sections(authored: Authored) -> Iterator[Fault]:
    """Each tip names a section that its article has."""
    for item_id, article in authored.articles.items():
        for n, tip in enumerate(article.tips):
            if not 0 <= tip.section < len(article.sections):
                message = f"there is no section {tip.section}; 0 is the first"
                yield Fault(_file("articles", item_id), f"tips[{n}].section", message)


def what_is_left_out_is_there(authored: Authored) -> Iterator[Fault]:
    """What people want to be spared is equipment, or names the exercises that it rules out."""
    for word_id, word in authored.vocabulary.leave_out.items():
        needs_no_covers = word_id in authored.vocabulary.equipment
        for one in word.covers or (() if needs_no_covers else ("",)):
            if one not in authored.exercises:
                yield Fault("vocabulary.toml", f"leave_out.{word_id}.covers", f"no exercise {one!r}")


def terms_are_told_apart(authored: Authored) -> Iterator[Fault]:
    """Each term is explained once, by a name of its own, and briefly."""
    owners: dict[str, str] = {}
    for item_id, article in authored.articles.items():
        for n, section in enumerate(article.sections):
            file, key = _file("articles", item_id), f"sections[{n}].term"
            if not section.term and section.called:
                yield Fault(file, key, "missing, though the section has `called`")
            if not section.term:
                continue
            if not _ID.fullmatch(section.term) or not section.called:
                yield Fault(file, key, "should be plain, and have other names in `called`")
            for word in (section.term, *dict.fromkeys((section.heading.lower(), *section.called))):
                if owners.setdefault(word, section.term) != section.term:
                    yield Fault(file, key, f"{word!r} is {owners[word]}'s already")


def exercises_teach(authored: Authored) -> Iterator[Fault]:
    """Each move can be followed by ear."""
    for item_id, exercise in authored.exercises.items():
        file = _file("exercises", item_id)
        if exercise.impact not in IMPACTS:
            yield Fault(file, "impact", f"should be one of {', '.join(sorted(IMPACTS))}")
        if len(exercise.cues) < 3:
            yield Fault(file, "cues", "give three or more")
        yield from _speech(file, "set_up", exercise.set_up, 8)
        yield from _speech(file, "how_to", exercise.how_to, 30)
        if len(exercise.how_to.split()) < 25:
            yield Fault(file, "how_to", "is too short to teach the move: 25 words or more")
        for n, cue in enumerate(exercise.cues):
            yield from _speech(file, f"cues[{n}]", cue, 4)
        for key in ("caution", "easier.say", "harder.say"):
            value = exercise
            for part in key.split("."):
                value = getattr(value, part)
            yield from _speech(file, key, str(value), 12)


def trainers_can_count(authored: Authored) -> Iterator[Fault]:
    """The vocabulary has a word for each number that is counted."""
    have = len(authored.vocabulary.numbers)
    if have != MOST_REPS:
        yield Fault(
            "vocabulary.toml", "numbers", f"should be {MOST_REPS} words, from one on; there are {have}"
        )


def trainers_speak(authored: Authored) -> Iterator[Fault]:
    """Each trainer has every phrase, in three wordings or more, with its brace."""
    for item_id, trainer in authored.trainers.items():
        file = _file("trainers", item_id)
        yield from _speech(file, "introduction", trainer.introduction, 15)
        if not 1 <= trainer.strictness <= 5:
            yield Fault(file, "strictness", "should be 1, the gentlest, to 5, the strictest")
        for key in sorted(PHRASES.keys() | trainer.phrases.keys()):
            texts = trainer.phrases.get(key, ())
            if key not in PHRASES:
                yield Fault(file, f"phrases.{key}", f"unknown; known: {', '.join(sorted(PHRASES))}")
            elif len(texts) < 3:
                yield Fault(file, f"phrases.{key}", "give three wordings or more")
            for n, text in enumerate(texts):
                yield from _braces(file, f"phrases.{key}[{n}]", text, PHRASES.get(key, ""))


def voices_are_human(authored: Authored) -> Iterator[Fault]:
    """What is asked of an engine is a voice that a person might have."""
    bounds = {
        "words_per_minute": (110, 220),
        "pitch": (0, 99),
        "flite_stretch": (70, 140),
        "festival_pace": (70, 140),
        "tract": (85, 115),
    }
    for item_id, trainer in authored.trainers.items():
        for key, (least, most) in bounds.items():
            if not least <= getattr(trainer.voice, key) <= most:
                yield Fault(_file("trainers", item_id), f"voice.{key}", f"should be {least} to {most}")


def breathers_have_room(authored: Authored) -> Iterator[Fault]:
    """A breather has music, and each of its phrases ends well before the next one comes."""
    for item_id, trainer in authored.trainers.items():
        file = _file("trainers", item_id)
        if trainer.breather_playlist not in authored.playlists:
            yield Fault(file, "breather_playlist", f"no playlist {trainer.breather_playlist!r}")
        for key, most in BREATHER_S.items():
            for n, text in enumerate(trainer.phrases.get(key, ())):
                yield from _speech(file, f"phrases.{key}[{n}]", text, most)


def _braces(file: str, key: str, text: str, brace: str) -> Iterator[Fault]:
    wanted = {brace} if brace else set()
    if set(re.findall(r"\{(\w*)\}", text)) != wanted:
        which = f"{{{brace}}} and no other brace" if brace else "no braces"
        yield Fault(file, key, f"should hold {which}: {text!r}")


def workouts_add_up(authored: Authored) -> Iterator[Fault]:
    """A workout's parts add up to the length that it promises, and its form is whole."""
    for item_id, workout in authored.workouts.items():
        file = _file("workouts", item_id)
        if not 5 <= workout.minutes <= 45:
            yield Fault(file, "minutes", "should be 5 to 45")
        blocks = Counter(block.id for block in workout.blocks)
        for block_id, count in blocks.items():
            if count > 1 or not _ID.fullmatch(block_id):
                yield Fault(
                    file,
                    "blocks",
                    f"the block id {block_id!r} should be lower-case words joined by hyphens, and only once",
                )
        yield from _form(file, workout)
        yield from _times(file, workout)
        yield from _speech(file, "opening", workout.opening, 18.5)


def _form(file: str, workout: WorkoutFile) -> Iterator[Fault]:
    kinds = {block.kind for block in workout.blocks}
    for n, block in enumerate(workout.blocks):
        if block.kind not in BLOCK_KINDS:
            yield Fault(file, f"blocks[{n}].kind", f"should be one of {', '.join(BLOCK_KINDS)}")
    if workout.kind not in WHOLE_BY_ITSELF:
        for kind in BLOCK_KINDS:
            if kind not in kinds:
                yield Fault(file, "blocks", f"there is no block of kind {kind!r}")


def _times(file: str, workout: WorkoutFile) -> Iterator[Fault]:
    for b, block in enumerate(workout.blocks):
        if block.rounds < 1 or block.round_rest < 0:
            yield Fault(file, f"blocks[{b}].rounds", "should be 1 or more, and round_rest 0 or more")
        for m, move in enumerate(block.moves):
            key = f"blocks[{b}].moves[{m}]"
            if not 15 <= move.work <= 600:
                yield Fault(file, f"{key}.work", "should be 15 to 600 seconds")
            if move.rest < 4:
                yield Fault(file, f"{key}.rest", "should be 4 seconds or more")
            if move.reps is not None and not 1.2 <= move.work / max(move.reps, 1) <= 8:
                yield Fault(file, f"{key}.reps", "should leave 1.2 to 8 seconds for each, to be counted")
            if move.reps is not None and move.reps > MOST_REPS:
                yield Fault(file, f"{key}.reps", f"should be {MOST_REPS} or fewer: so far we count")
            if move.set_up is not None and not 6 <= move.set_up <= 60:
                yield Fault(file, f"{key}.set_up", "should be 6 to 60 seconds")


def equipment_is_said(authored: Authored) -> Iterator[Fault]:
    """What a workout says it needs is what its moves need, no more and no less."""
    for item_id, workout in authored.workouts.items():
        moves = {move.exercise for block in workout.blocks for move in block.moves}
        known = [authored.exercises[one] for one in moves if one in authored.exercises]
        needed = {thing for exercise in known for thing in exercise.equipment}
        if needed != set(workout.equipment):
            yield Fault(
                _file("workouts", item_id),
                "equipment",
                f"its moves need {sorted(needed)}, and it says {sorted(workout.equipment)}",
            )


def playlists_keep_time(authored: Authored) -> Iterator[Fault]:
    """Each playlist has three tracks or more, within its range of beats a minute."""
    owners: dict[str, str] = {}
    for item_id, playlist in authored.playlists.items():
        file = _file("playlists", item_id)
        if len(playlist.tracks) < 3:
            yield Fault(file, "tracks", "give three or more")
        for n, track in enumerate(playlist.tracks):
            key = f"tracks[{n}]"
            if not playlist.bpm_low <= track.bpm <= playlist.bpm_high:
                yield Fault(file, f"{key}.bpm", f"{track.bpm} is outside of the playlist's range")
            if track.style not in STYLES:
                yield Fault(file, f"{key}.style", f"should be one of {', '.join(sorted(STYLES))}")
            if not 16 <= track.bars <= 400:
                yield Fault(file, f"{key}.bars", "should be 16 to 400")
            if not _ID.fullmatch(track.id) or owners.setdefault(track.id, item_id) != item_id:
                yield Fault(file, f"{key}.id", f"{track.id!r} should be plain, and only once")


def articles_are_good_to_hear(authored: Authored) -> Iterator[Fault]:
    """Tips stand alone and are short; sections can be heard in one go."""
    owners: dict[str, str] = {}
    for item_id, article in authored.articles.items():
        file = _file("articles", item_id)
        for n, section in enumerate(article.sections):
            yield from _speech(file, f"sections[{n}].text", section.text, 30)
        for n, tip in enumerate(article.tips):
            yield from _speech(file, f"tips[{n}].text", tip.text, 30)
            if not _ID.fullmatch(tip.id) or len(tip.id) > 24:
                yield Fault(file, f"tips[{n}].id", "should be plain, 24 characters at most")
            if owners.setdefault(tip.id, f"{item_id}[{n}]") != f"{item_id}[{n}]":
                yield Fault(file, f"tips[{n}].id", f"{tip.id!r} is {owners[tip.id]}'s already")
        if sum(len(section.text) for section in article.sections) > 7_000:
            yield Fault(file, "sections", "are too long to be read in one answer: 7,000 characters")


def the_first_minute_is_free(authored: Authored) -> Iterator[Fault]:
    """Somebody who pays nothing can train, in every kind, and run to music."""
    free = [one for one in authored.workouts.values() if not one.premium]
    for kind in FREE_KINDS:
        if kind not in {one.kind for one in free}:
            yield Fault("workouts", "premium", f"no workout of kind {kind!r} is free")
    if "strength-for-runners" not in authored.workouts:
        yield Fault("workouts/strength-for-runners.toml", "", "is missing")
    lists = authored.playlists.values()
    if not any("running" in one.activities and not one.premium for one in lists):
        yield Fault("playlists", "premium", "no running playlist is free")


def plans_can_be_followed(authored: Authored) -> Iterator[Fault]:
    """A plan takes four to eight weeks of two to five sessions, each a workout of the library."""
    for item_id, plan in authored.plans.items():
        file = _file("plans", item_id)
        if not 4 <= len(plan.weeks) <= 8:
            yield Fault(file, "weeks", "should be four to eight")
        yield from _speech(file, "summary", plan.summary, 12)
        for w, week in enumerate(plan.weeks):
            if not 2 <= len(week.sessions) <= 5:
                yield Fault(file, f"weeks[{w}].sessions", "should be two to five")
            for s, session in enumerate(week.sessions):
                key = f"weeks[{w}].sessions[{s}]"
                workout = authored.workouts.get(session.workout)
                if workout is None:
                    yield Fault(file, f"{key}.workout", f"no workout {session.workout!r}")
                elif session.minutes is not None and not 5 <= session.minutes < workout.minutes:
                    yield Fault(
                        file, f"{key}.minutes", f"should be 5 or more, and fewer than {workout.minutes}"
                    )


def _speech(file: str, key: str, text: str, seconds: float) -> Iterator[Fault]:
    words = len(text.split())
    if words > seconds * WORDS_A_SECOND:
        most = int(seconds * WORDS_A_SECOND)
        yield Fault(file, key, f"has {words} words; {most} are what fits into {seconds:g} seconds")
    if not _SPOKEN.fullmatch(text):
        yield Fault(file, key, "is spoken: write numbers and symbols as words")


RULES: tuple[Rule, ...] = (
    ids_are_plain,
    names_are_unique,
    words_are_known,
    variants_exist,
    workouts_name_what_is_there,
    tips_are_drawn_from_sections,
    exercises_teach,
    what_is_left_out_is_there,
    terms_are_told_apart,
    trainers_can_count,
    trainers_speak,
    voices_are_human,
    breathers_have_room,
    workouts_add_up,
    equipment_is_said,
    playlists_keep_time,
    articles_are_good_to_hear,
    plans_can_be_followed,
    the_first_minute_is_free,
)
