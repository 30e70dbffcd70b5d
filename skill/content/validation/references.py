"""Ids, names and references: ids are plain, names are unique, and whatever is referred to is there."""

from collections.abc import Iterable, Iterator

from skill.content.authored import Authored
from skill.content.faults import Fault
from skill.content.validation.checks import PLAIN, file_of


def ids_are_plain(authored: Authored) -> Iterator[Fault]:
    """Ids go into tokens, addresses and slots: lower-case words joined by hyphens."""
    shelves = {
        "trainers": authored.trainers, "exercises": authored.exercises,
        "workouts": authored.workouts, "playlists": authored.playlists,
        "articles": authored.articles, "plans": authored.plans,
    }  # fmt: skip
    for kind, shelf in shelves.items():
        for item_id in shelf:
            if not PLAIN.fullmatch(item_id) or len(item_id) > 40:
                yield Fault(
                    file_of(kind, item_id),
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
                    yield Fault(file_of(kind, item_id), "called", f"{word!r} is {owner}'s already")


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
                file_of(kind, item_id),
                key,
                f"{word!r} is not among the {vocabulary} of vocabulary.toml",
            )


def variants_exist(authored: Authored) -> Iterator[Fault]:
    """The easier and the harder move of a move are other moves of the library."""
    for item_id, exercise in authored.exercises.items():
        for key in ("easier", "harder"):
            move = getattr(exercise, key).move
            if move is not None and (move not in authored.exercises or move == item_id):
                yield Fault(file_of("exercises", item_id), f"{key}.move", f"no exercise {move!r}")


def workouts_name_what_is_there(authored: Authored) -> Iterator[Fault]:
    """A workout's trainer, playlist and moves are those of the library."""
    for item_id, workout in authored.workouts.items():
        file = file_of("workouts", item_id)
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
                yield Fault(file_of("articles", item_id), f"tips[{n}].section", message)


def what_is_left_out_is_there(authored: Authored) -> Iterator[Fault]:
    """Each word of `leave_out` is equipment, or covers exercises that are there."""
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
            file, key = file_of("articles", item_id), f"sections[{n}].term"
            if not section.term and section.called:
                yield Fault(file, key, "missing, though the section has `called`")
            if not section.term:
                continue
            if not PLAIN.fullmatch(section.term) or not section.called:
                yield Fault(file, key, "should be plain, and have other names in `called`")
            for word in (section.term, *dict.fromkeys((section.heading.lower(), *section.called))):
                if owners.setdefault(word, section.term) != section.term:
                    yield Fault(file, key, f"{word!r} is {owners[word]}'s already")
