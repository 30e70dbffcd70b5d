"""What the response to each type of request may contain: rules R1 to R18."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.rules.breaches import Breaches, hard
from simulator.rules.checked_response import CheckedResponse

STANDARD = ("outputSpeech", "card", "reprompt")
AUDIO = frozenset({"AudioPlayer.Play", "AudioPlayer.Stop", "AudioPlayer.ClearQueue"})
HALT = frozenset({"AudioPlayer.Stop", "AudioPlayer.ClearQueue"})
NONE: frozenset[str] = frozenset()
LISTS = frozenset(
    {
        "Alexa.Presentation.APL.SendIndexListData",
        "Alexa.Presentation.APL.SendTokenListData",
        "Alexa.Presentation.APL.UpdateIndexListData",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """What the response to one type of request may contain."""

    rule: str
    may_speak: bool = False
    directives: frozenset[str] | None = NONE
    """The types of directives; None: any."""


ROWS: Mapping[str, Row] = {
    "LaunchRequest": Row("R1", may_speak=True, directives=None),
    "IntentRequest": Row("R1", may_speak=True, directives=None),
    "AudioPlayer.PlaybackStarted": Row("R2", directives=HALT),
    "AudioPlayer.PlaybackFinished": Row("R3", directives=HALT),
    "AudioPlayer.PlaybackStopped": Row("R4"),
    "AudioPlayer.PlaybackNearlyFinished": Row("R5", directives=AUDIO),
    "AudioPlayer.PlaybackFailed": Row("R6", directives=AUDIO),
    "PlaybackController.PlayCommandIssued": Row("R8", directives=AUDIO),
    "PlaybackController.PauseCommandIssued": Row("R8", directives=AUDIO),
    "PlaybackController.NextCommandIssued": Row("R8", directives=AUDIO),
    "PlaybackController.PreviousCommandIssued": Row("R8", directives=AUDIO),
    "SessionEndedRequest": Row("R9"),
    "System.ExceptionEncountered": Row("R10"),
    "CanFulfillIntentRequest": Row("R12"),
    "Connections.Response": Row("R13", may_speak=True, directives=None),
    "SessionResumedRequest": Row("R14", may_speak=True, directives=None),
    "Alexa.Presentation.APL.UserEvent": Row("R15", may_speak=True, directives=None),
    "Alexa.Presentation.APL.LoadIndexListData": Row("R16", directives=LISTS),
    "Alexa.Presentation.APL.LoadTokenListData": Row("R16", directives=LISTS),
    "Alexa.Presentation.APL.RuntimeError": Row("R17"),
    "Alexa.Presentation.APLA.RuntimeError": Row("R17"),
}
EVENT = Row("R11")
"""Skill events, reminders, messages, and request types that Amazon may add: they are only acknowledged."""


def row_of(request_type: str) -> Row:
    """Return the row of a request type; a type that is not in the table gets the row of events."""
    return ROWS.get(request_type, EVENT)


def allowed_responses(checked: CheckedResponse) -> Breaches:
    """Check a response against the row of its request type."""
    row = row_of(checked.type)
    for key in STANDARD:
        if checked.response.get(key) is not None and not row.may_speak:
            yield hard(row.rule, f"Response may not contain {_article(key)} (to {checked.type})")
    for one in checked.directives:
        yield from _directive(checked, row, str(one.get("type")))
    if checked.response.get("canFulfillIntent") is not None and checked.type != "CanFulfillIntentRequest":
        yield hard("R12", "canFulfillIntent answers a CanFulfillIntentRequest only")
    if checked.response.get("apiResponse") is not None:
        yield hard("R1", f"apiResponse answers a Dialog.API.Invoked only, not {checked.type}")
    yield from _task(checked)


def _directive(checked: CheckedResponse, row: Row, kind: str) -> Breaches:
    if row.directives is None or kind in row.directives:
        return
    if checked.type.startswith("AudioPlayer.") and not kind.startswith("AudioPlayer."):
        yield hard("R7", f"the answer to {checked.type} may not contain {kind}")
    else:
        yield hard(row.rule, f"the answer to {checked.type} may not contain {kind}")


def _task(checked: CheckedResponse) -> Breaches:
    if checked.type != "LaunchRequest" or not checked.request["request"].get("task"):
        return
    for one in checked.directives:
        kind = str(one.get("type"))
        if kind.startswith(("AudioPlayer.", "VideoApp.", "Alexa.Presentation.APL.")):
            yield hard("R18", f"the answer to a task may not contain {kind}")


def _article(key: str) -> str:
    return f"an {key}" if key[0] in "aeiou" else f"a {key}"
