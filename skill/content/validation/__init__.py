"""Validation of the library: every fault of every file is listed at once, with file and key.

Each rule is a small function over all that was authored. A new rule is a new function in the module of its
subject, and is named in `RULES`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from skill.content.authored import Authored, read_authored, read_tables
from skill.content.faults import Fault
from skill.content.locales import Locale, missing_translations, read_locales
from skill.content.validation import answers, articles, playlists, references, trainers, workouts

Rule = Callable[[Authored], Iterable[Fault]]


def validate(content: Path) -> tuple[dict[str, Authored], list[Locale], list[Fault]]:
    """Read and check everything below a content folder.

    Returns:
        The authored library of each locale, the locales with the base first, and all faults, sorted. Where
        there are faults, an authored library may be incomplete.
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
    """Return the faults of meaning in an authored library, whose files have the right shape."""
    return [fault for rule in RULES for fault in rule(authored)]


RULES: tuple[Rule, ...] = (
    references.ids_are_plain,
    references.names_are_unique,
    references.words_are_known,
    references.variants_exist,
    references.workouts_name_what_is_there,
    references.tips_are_drawn_from_sections,
    workouts.exercises_teach,
    references.what_is_left_out_is_there,
    references.terms_are_told_apart,
    trainers.trainers_can_count,
    trainers.trainers_speak,
    trainers.voices_are_human,
    trainers.trainers_can_be_told_by_colour,
    trainers.breathers_have_room,
    workouts.workouts_add_up,
    workouts.equipment_is_said,
    playlists.playlists_keep_time,
    articles.articles_are_good_to_hear,
    answers.answers_are_one_breath,
    answers.answers_can_be_found,
    workouts.plans_can_be_followed,
    workouts.free_workouts_of_every_kind,
)
