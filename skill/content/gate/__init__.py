"""The gate: what must be true of the library as a whole. Every fault is listed with file and key.

Each rule is a small function over all that was authored; a new rule is a new function of the room
that it looks at, named in `RULES`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from skill.content.authored import Authored, read_authored, read_tables
from skill.content.gate import hearing, naming, trainers, workouts
from skill.content.locales import Locale, missing_translations, read_locales
from skill.content.records import Fault

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


RULES: tuple[Rule, ...] = (
    naming.ids_are_plain,
    naming.names_are_unique,
    naming.words_are_known,
    naming.variants_exist,
    naming.workouts_name_what_is_there,
    naming.tips_are_drawn_from_sections,
    workouts.exercises_teach,
    naming.what_is_left_out_is_there,
    naming.terms_are_told_apart,
    trainers.trainers_can_count,
    trainers.trainers_speak,
    trainers.voices_are_human,
    trainers.breathers_have_room,
    workouts.workouts_add_up,
    workouts.equipment_is_said,
    hearing.playlists_keep_time,
    hearing.articles_are_good_to_hear,
    workouts.plans_can_be_followed,
    workouts.the_first_minute_is_free,
)
