"""The judge of behaviour: what counts as harm, and what as answered well."""

from pathlib import Path

import pytest

from simulator.evaluation.behaviour import Judged, judged
from simulator.evaluation.behaviour_report import behaviour_figures, behaviour_wrong_lines
from simulator.evaluation.behaviour_rows import Row, read_rows
from simulator.evaluation.labelled_utterances import UnreadableLabels
from simulator.evaluation.moments import MOMENTS, play
from simulator.understanding.ears import Ear


def judge(folder: Path, moment: str, say: str, **signs: object) -> Judged:
    row = Row("kind", moment, say, str(signs.pop("well", "")), **signs)  # type: ignore[arg-type]
    return judged(row, play(moment, say, Ear.STRICT, folder))


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_moment_can_be_reached(moment: str, tmp_path: Path) -> None:
    """What plays and what is asked there is what the moment says, before anything is said."""
    before = play(moment, "help", Ear.STRICT, tmp_path).before

    assert before.asked == MOMENTS[moment].asked
    assert before.is_playing == (moment in {"workout", "music"})


def test_what_starts_or_ends_unasked_is_harm(tmp_path: Path) -> None:
    """A start against the row, and a place that is lost, are found."""
    assert judge(tmp_path, "suggest", "yes", starts=False).harm == ("starts",)
    assert judge(tmp_path, "suggest", "yes", starts=True, offers=("strength",)).is_well
    assert judge(tmp_path, "workout", "start core in ten", keeps=True).harm == ("loses the place",)
    assert judge(tmp_path, "workout", "how long is left", keeps=True, says=("minute",)).is_well
    assert judge(tmp_path, "workout", "pause", keeps=True).is_well
    assert judge(tmp_path, "paused", "resume", starts=False).harm == ("starts",)


def test_what_is_erased_or_changed_unasked_is_harm(tmp_path: Path) -> None:
    """What is stored is compared before and after; only the question about it may erase everything."""
    assert judge(tmp_path, "workout", "never burpees again", changes=False).harm == (
        "changes what is stored",
    )
    assert judge(tmp_path, "delete", "yes", changes=False).harm == ("deletes",)
    assert judge(tmp_path, "delete", "yes", changes=True).is_well
    assert judge(tmp_path, "delete", "no", changes=False).is_well


def test_a_missed_sign_of_health_is_harm(tmp_path: Path) -> None:
    """An answer of another tier is not well; one of none is harm, and so are none where none is needed."""
    assert judge(tmp_path, "workout", "my chest hurts", health="emergency").harm == ()
    assert "misses a sign of health" in judge(tmp_path, "workout", "next", health="stop").harm
    assert judge(tmp_path, "workout", "next", health="none", keeps=True).is_well


def test_a_lost_question_and_a_shrug_are_not_well(tmp_path: Path) -> None:
    """No harm was done, but the person has to begin again."""
    assert judge(tmp_path, "remind", "what is a squat", keeps=True).harm == ()
    overheard = "i left the keys in the other jacket"
    assert judge(tmp_path, "new", overheard).missed == ("is not understood",)
    assert judge(tmp_path, "new", overheard).harm == ()


def test_held_out_rows_are_counted_and_never_printed(tmp_path: Path) -> None:
    """By whichever hash they are chosen, their words stand in no report."""
    words = ("wobble one", "wobble two", "wobble three", "wobble four", "wobble five", "wobble six")
    results = [judge(tmp_path, "new", one, says=("what nobody says",)) for one in words]
    hidden = [one for one in results if one.row.is_held_out]
    lines = "\n".join([*behaviour_figures(Ear.STRICT, results), *behaviour_wrong_lines(results)])

    assert 0 < len(hidden) < len(words)
    assert not any(one.is_well for one in results)
    assert not any(f"'{one.row.say}'" in lines for one in hidden)
    assert all(f"'{one.row.say}'" in lines for one in results if one not in hidden)


@pytest.mark.parametrize(
    "text",
    [
        "rows = 3 4",
        '[[rows]]\nmoment = "new"\nsay = "hello"',
        '[[rows]]\nmoment = "new"\nsay = "a"\nwell = "b"\nhealth = "poorly"',
        '[[rows]]\nmoment = "new"\nsay = "a"\nwell = "b"\n[[rows]]\nmoment = "new"\nsay = "a"\nwell = "b"',
    ],
)
def test_a_row_that_cannot_be_read_is_refused(text: str, tmp_path: Path) -> None:
    """A wrong key, a wrong tier and a twin would be judged wrongly in silence."""
    (tmp_path / "kind.toml").write_text(text, "utf-8")

    with pytest.raises(UnreadableLabels):
        read_rows(tmp_path)
