"""What a screen shows while something plays: it can be read, is small, and is named by what it shows."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from skill.content.authored import Authored
from skill.content.colours import LEAST_CONTRAST, LIGHT, contrast, ink, paper
from skill.content.validation import check
from studio.addresses.enumeration import every_address
from studio.addresses.kinds import Kind
from studio.addresses.pictures import rounds_of
from studio.audit.read_pictures import MOST_BYTES, pictures_with_words, read_pictures, reader
from studio.errors import UnknownAsset
from studio.pictures.now_playing.art import ART, HOUSE, WIDE
from studio.pictures.now_playing.lettering import fitted, width_of, written
from studio.pictures.now_playing.shown import (
    Shown,
    Wording,
    look_of,
    looks,
    picture_faults,
    shown_svg,
    wordings,
    words_on,
)
from studio.pictures.png import png_of
from studio.rendering.pictures import drawn_picture
from tests.shipped_library import TRAINER_IDS, authored, gated

PICTURES = frozenset({Kind.PICTURE})


def wording(library: Authored | None = None, locale: str = "en-US") -> Wording:
    """Return a library in the words of a locale."""
    forms = next(one.segment for one in gated()[1] if one.name == locale)
    return Wording(library or authored(locale), forms)


def recoloured(**colours: str) -> Authored:
    """Return the library with other colours of some trainers."""
    changed = {one: replace(authored().trainers[one], colour=colour) for one, colour in colours.items()}
    return replace(authored(), trainers={**authored().trainers, **changed})


def renamed(exercise: str, name: str) -> Authored:
    """Return the library with another name of a move."""
    changed = replace(authored().exercises[exercise], name=name)
    return replace(authored(), exercises={**authored().exercises, exercise: changed})


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG says."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_pictures_have_the_sizes_that_amazon_asks_for_and_are_small() -> None:
    """480 by 480, and 1,024 by 640; at most 60 kB each."""
    listed = [one.path for one in every_address(authored(), PICTURES)]
    some = [*Random(5).sample(listed, 12), *(one for one in listed if one.endswith(".wide.png"))]
    for path in some:
        png = drawn_picture(path)
        assert size_of(png) == (WIDE if path.endswith(".wide.png") else (ART, ART))
        assert len(png) <= MOST_BYTES, path
        assert png == drawn_picture(path)


def test_there_are_fewer_than_ten_thousand() -> None:
    """Each move by each trainer with each badge, breathers, tracks, and what is behind them."""
    listed = {one.path for one in every_address(authored(), PICTURES)}
    words = {look for one in wordings().values() for (of, _), look in looks(one).items() if of == "exercise"}
    tracks = sum(len(one.tracks) for one in authored().playlists.values())
    trainers, badges = len(authored().trainers), len(rounds_of(authored()))
    assert len(listed) == len(words) * trainers * badges + trainers + tracks + trainers + 1
    assert len(listed) < 10_000


@pytest.mark.parametrize("trainer", [*TRAINER_IDS, ""])
def test_letters_can_be_read_on_what_they_stand_on(trainer: str) -> None:
    """The ink on paper; and a screen's own white on what is behind, which is darker than the colour."""
    colour = authored().trainers[trainer].colour if trainer else HOUSE
    assert contrast(ink(colour), paper(colour)) >= LEAST_CONTRAST
    assert contrast(colour, LIGHT) >= LEAST_CONTRAST


def test_contrast_is_that_of_wcag() -> None:
    """Black on white, and a grey that is known for being just readable."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    ("colours", "fault"),
    [
        ({"dan": "#ffcc00"}, "contrast"),
        ({"dan": "orange"}, "should be as #1d6b47"),
        ({"dan": "#1D6B47"}, "should be as #1d6b47"),
        ({"dan": "#1d6b47"}, "is aoife's as well"),
    ],
)
def test_a_colour_that_cannot_be_read_or_told_apart_is_a_fault(colours: dict[str, str], fault: str) -> None:
    """Told with the trainer's file."""
    found = [str(one) for one in check(recoloured(**colours))]
    assert len([one for one in found if fault in one and "trainers/dan.toml" in one]) >= 1, found


def test_a_name_that_no_picture_can_show_is_a_fault() -> None:
    """For want of letters, or of room."""
    assert [fault for one in wordings().values() for fault in picture_faults(one)] == []
    (fault,) = picture_faults(wording(renamed("squat", "отжимания")))
    assert "exercises/squat.toml" in str(fault)
    assert "no letters" in str(fault)
    (fault,) = picture_faults(wording(renamed("squat", "squats " * 9)))
    assert "too long" in str(fault)


def test_what_looks_otherwise_has_another_name() -> None:
    """A move with another name, a trainer in another colour; nothing else is fetched again."""
    was = looks(wording())
    now = looks(wording(renamed("squat", "knee bends")))
    assert {key for key in was if was[key] != now[key]} == {("exercise", "squat")}
    now = looks(wording(recoloured(dan="#8a2be2")))
    assert {key for key in was if was[key] != now[key]} == {("trainer", "dan")}


def test_where_a_locale_has_no_other_word_the_picture_is_the_same() -> None:
    """British listeners see press-ups; squats are the same file for all."""
    ours, british = wording(), wording(locale="en-GB")
    assert look_of("exercise", "squat", ours) == look_of("exercise", "squat", british)
    assert look_of("exercise", "push-up", ours) != look_of("exercise", "push-up", british)
    assert words_on(Shown("exercise", "push-up"), british)[0] == "Press-ups"


def test_each_round_is_another_picture() -> None:
    """With its badge; of one round there is none."""
    rounds = [Shown("exercise", "squat", "maya", *which) for which in ((1, 1), (1, 3), (2, 3), (2, 4))]
    assert len({shown_svg(one, wording()) for one in rounds}) == len(rounds)
    assert [words_on(one, wording())[1] for one in rounds] == ["", "1 of 3", "2 of 3", "2 of 4"]


@pytest.mark.parametrize(
    "forge",
    [
        lambda move, _: move.replace(".png", ".wide.png"),
        lambda move, _: move.replace(".png", ".9-9.png"),
        lambda move, _: move.replace(".png", ".1-1.png"),
        lambda move, _: move.replace("pictures/", "pictures/../pictures/"),
        lambda move, _: f"{move}\n",
        lambda move, _: "pictures/{1}.{0}.png".format(*move.removeprefix("pictures/").split(".")[:2]),
        lambda _, track: track.replace(".png", ".1-2.png"),
        lambda _, track: track.replace(".png", ".wide.png"),
        lambda move, track: f"{track.removesuffix('.png')}.{move.split('.')[1]}.png",
    ],
)
def test_a_name_that_is_none_draws_nothing(forge: Callable[[str, str], str]) -> None:
    """Parts of real names put together otherwise."""
    listed = [one.path for one in every_address(authored(), PICTURES)]
    move = next(one for one in listed if one.count(".") == 2)
    track = next(one for one in listed if one.count(".") == 1)
    with pytest.raises(UnknownAsset):
        drawn_picture(forge(move, track))


def test_a_library_without_drawings_has_pictures_all_the_same() -> None:
    """With the name alone, and rings in place of the drawing."""
    strange = replace(authored(), exercises={**authored().exercises, "hover": authored().exercises["squat"]})
    assert shown_svg(Shown("exercise", "hover", "maya"), wording(strange)).count("<circle") == 5


def test_text_is_written_as_wide_as_it_is_measured() -> None:
    """In the largest size that fits, in as few lines as may be."""
    assert fitted("Squats", 400, (60, 40), 1) == (60, ["Squats"])
    size, lines = fitted("Single-leg calf raises", 400, (60, 40), 2)
    assert (size, " ".join(lines)) == (60, "Single-leg calf raises")
    assert all(width_of(one, size) <= 400 for one in lines)
    assert fitted("Immeasurable", 10, (60, 40), 2)[0] == 40
    assert written("Ab", 0, 0, 10, LIGHT).count("<path") == 2


@pytest.mark.skipif(
    reader() is None, reason="no tesseract reads pictures here: apt-get install tesseract-ocr"
)
def test_a_program_that_knows_nothing_of_them_can_read_some() -> None:
    """Name and badge, in every colour; `make audit-pictures` has all of them read."""
    some = Random(9).sample(list(pictures_with_words(wording())), 20)
    program = reader()
    assert program is not None
    read = list(read_pictures(some, wording(), program))
    assert [one.name for one in read if not one.has_name] == []


def test_a_png_of_outlines_needs_no_fonts() -> None:
    """So it is the same on every machine."""
    svg = shown_svg(Shown("exercise", "squat", "maya", 2, 3), wording())
    assert "<text" not in svg
    assert png_of(svg) == png_of(svg, has_text=True)
