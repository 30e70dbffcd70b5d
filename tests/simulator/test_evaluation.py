"""The yardstick itself: what is right, what is harmful, what competes, and what cannot be read."""

import copy
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from simulator.evaluation.confusion_matrix import heat_map
from simulator.evaluation.evaluation import evaluate, fits
from simulator.evaluation.labelled_utterances import (
    LabelledSet,
    LabelledUtterance,
    UnreadableLabels,
    read_labelled,
)
from simulator.evaluation.report import AIMS, confusion_lines, confusions, figures, wrong_lines
from simulator.evaluation.sample_conflicts import conflicts, utterances_that_are_samples, without_utterances
from simulator.terminal.cli import app
from simulator.understanding.intent_resolution import Understanding
from tests.simulator.models import SKILL_ID, SMALL, small


def row(said: str, intent: str, **slots: str) -> LabelledUtterance:
    return LabelledUtterance(said, intent, slots, "", "some.toml")


def test_intents_and_slots_are_counted_apart() -> None:
    """A right intent may hold a wrong slot; a wrong intent has all of its slots wrong."""
    labelled = LabelledSet(
        (
            row("let us start a weights workout", "StartIntent", kind="strength"),
            row("begin a running workout", "StartIntent", kind="hiit"),
            row("hold on please", "StartIntent", kind="hiit"),
        ),
        (),
    )

    found = evaluate(labelled, small())

    assert round(found.intents) == 67
    assert round(found.slots) == 33
    assert confusions(found) == {("StartIntent", "AMAZON.PauseIntent"): 1}
    assert not AIMS.met(found)


def test_what_the_model_does_not_hold_is_wrong_and_told_apart() -> None:
    """An intent that is still to come counts as not understood."""
    rows = row("who are you", "WhoIntent"), row("hang on", "AMAZON.PauseIntent")

    found = evaluate(LabelledSet(rows, ()), small())

    assert found.intents == 50
    assert found.missing == {"WhoIntent"}
    assert found.carried.intents == 100


def test_a_third_is_held_out_counted_and_never_shown() -> None:
    """Its share stands apart; neither the list of faults, nor the confusions, nor the picture tell of it."""
    rows = row("hold on please", "StartIntent", kind="hiit"), row("hang on now please", "HelpIntent")
    assert [one.is_held_out for one in rows] == [True, False]

    found = evaluate(LabelledSet(rows, ()), small())

    told = "\n".join([*wrong_lines(found), *confusion_lines(found), heat_map("en-US", found)])
    assert "hang on now please" in told
    assert "hold on please" not in told
    assert "StartIntent" not in told
    assert (len(found.shown.results), len(found.held_out.results)) == (1, 1)
    assert "  held out:    1 utterances, intents 0.0 %, slots 0.0 %" in list(figures("en-US", found))


def test_about_a_third_of_many_utterances_is_held_out() -> None:
    """The words alone decide, so no utterance moves from one side to the other."""
    held_out = sum(row(f"utterance {number}", "StartIntent").is_held_out for number in range(900))
    assert 250 < held_out < 350


def test_nonsense_harms_only_where_something_changes() -> None:
    """A question answered by mistake is forgiven, a workout started is not."""
    nonsense = ("start a strength workout", "what's left")

    harmless = evaluate(LabelledSet((), nonsense, frozenset({"MoreIntent"})), small())

    assert harmless.harmful == (("start a strength workout", "StartIntent"),)


@pytest.mark.parametrize(
    ("given", "wanted", "is_right"),
    [
        ({"value": "weights", "id": "strength"}, "strength", True),
        ({"value": "weights", "id": "strength"}, "weights", False),
        ({"value": "PT10M", "id": None}, "PT10M", True),
        ({"value": "2026-11-26", "id": None}, "thursday", True),
        ({"value": "2026-11-26", "id": None}, "friday", False),
        ({"value": "my knees", "id": None}, "~knee", True),
        ({"value": "giraffes", "id": None}, "?giraffes", True),
        ({"value": "giraffes", "id": "giraffe"}, "?giraffes", False),
        ({"value": "a mat", "id": "mat"}, ("mat", "band"), False),
        ({"value": "", "id": "", "several": [{"value": "a", "id": "mat"}, {"value": "b", "id": "band"}]},
         ("band", "mat"), True),
        ({"value": "", "id": "mat", "several": [{"value": "a", "id": "mat"}, {"value": "b", "id": "band"}]},
         "mat", False),
    ],
)  # fmt: skip
def test_a_slot_is_right_by_its_id_or_its_normal_form(given: dict, wanted: str, is_right: bool) -> None:
    """Ids are compared, and what has none by its value."""
    assert fits(given, wanted) is is_right


def test_samples_of_two_intents_compete_if_the_same_words_fit() -> None:
    """The names of slots make no difference, and neither do the small words."""
    model = copy.deepcopy(SMALL)
    model["interactionModel"]["languageModel"]["intents"].append(
        {
            "name": "TwinIntent",
            "slots": [{"name": "what", "type": "KIND"}],
            "samples": ["start a {what} workout", "tell me some more", "quite another thing"],
        }
    )

    found = [
        one for one in conflicts(Understanding(model, "en-US", SKILL_ID)) if "TwinIntent" in dict(one.samples)
    ]

    assert [(dict(one.samples)["TwinIntent"], one.is_same) for one in found] == [
        ("start a {what} workout", True),
        ("tell me some more", False),
    ]


def test_rows_that_are_samples_are_found_and_taken_out() -> None:
    """Neither case nor contractions hide one."""
    rows = (row("What is left?", "MoreIntent"), row("what remains", "MoreIntent"))
    text = '[MoreIntent]\n"What is left?" = {}\n"what remains" = {}\n'

    found = [one for one, _ in utterances_that_are_samples(LabelledSet(rows, ()), small())]

    assert found == [rows[0]]
    assert without_utterances(text, found) == '[MoreIntent]\n"what remains" = {}\n'


def test_the_picture_is_well_formed_and_tells_each_confusion() -> None:
    """Every cell has its number, and a title that says what it counts."""
    rows = row("hang on now please", "StartIntent"), row("hang on", "AMAZON.PauseIntent")
    found = evaluate(LabelledSet(rows, ()), small())

    picture = ET.fromstring(heat_map("en-US", found))  # noqa: S314 - it is our own

    titles = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert "StartIntent as AMAZON.PauseIntent: 1 of 1" in titles
    assert titles[0] == "en-US: intents 50.0 %, slots 100.0 %, harmful nonsense 0 of 0"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[Broken", "some.toml"),
        ('Intent = "x"', "no table of utterances"),
        ('[Intent]\n"hello" = 1', "needs a table of slots"),
        ('nonsense = ["hello"]\n[Intent]\n"hello" = {}', "twice"),
        ("", ""),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file(tmp_path: Path, text: str, complaint: str) -> None:
    """A slip in a file of utterances is a sentence, and the command's exit code 2."""
    (tmp_path / "some.toml").write_text(text, "utf-8")
    if not complaint:
        assert read_labelled(tmp_path) == LabelledSet((), ())
        return

    with pytest.raises(UnreadableLabels, match=complaint):
        read_labelled(tmp_path)
    told = CliRunner().invoke(app, ["understand", "--rows", str(tmp_path)])
    assert told.exit_code == 2
    assert complaint in told.output.replace("\n", "")


@pytest.mark.slow
def test_the_command_draws_tells_and_says_whether_the_aims_are_met(tmp_path: Path) -> None:
    """Exit code 0 where all is understood, 1 where it is not."""
    rows, pictures = tmp_path / "rows", tmp_path / "pictures"
    rows.mkdir()
    arguments = ["understand", "--rows", str(rows), "--pictures", str(pictures), "--locale", "en-GB"]
    (rows / "some.toml").write_text('["AMAZON.PauseIntent"]\n"hang on now please" = {}\n', "utf-8")

    good = CliRunner().invoke(app, arguments)
    (rows / "some.toml").write_text('["AMAZON.HelpIntent"]\n"hang on now please" = {}\n', "utf-8")
    bad = CliRunner().invoke(app, [*arguments, "--wrong", "--conflicts", "--overlaps"])

    assert (good.exit_code, bad.exit_code) == (0, 1)
    assert "intents right   100.0 %" in good.output
    assert "AMAZON.HelpIntent -> AMAZON.PauseIntent" in bad.output
    assert (pictures / "understanding-en-GB.svg").exists()
