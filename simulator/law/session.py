"""Whether the session goes on: E3 to E9. The microphone and the player are one pair of ears."""

from simulator.law.case import Breaches, Case, hard, soft

SHOPPING = {"Buy", "Upsell", "Cancel"}


def session(case: Case) -> Breaches:
    """Judge `shouldEndSession` against all else in the answer."""
    goes_on = case.end is False or case.end is None
    if case.has("AudioPlayer.Play") and case.has_session and case.end is not True:
        yield hard("E3", "an answer with AudioPlayer.Play must have shouldEndSession true")
    elif case.has("AudioPlayer.Play") and goes_on:
        yield hard("E3", "the stream would start and at once be paused to listen")
    if case.type.startswith("AudioPlayer.") and case.end != "absent":
        yield from _event(goes_on=goes_on)
    yield from _reprompt(case, goes_on=goes_on)
    if case.intent == "AMAZON.StopIntent" and case.end is not True:
        yield hard("E6", "the answer to AMAZON.StopIntent must have shouldEndSession true")
    if case.has("VideoApp.Launch") and case.end != "absent":
        yield hard("E7", "with VideoApp.Launch there must be no shouldEndSession")
    for one in case.directives:
        is_shopping = one.get("type") == "Connections.SendRequest" and one.get("name") in SHOPPING
        if is_shopping and case.end is not True:
            yield hard("E8", "a purchase request must have shouldEndSession true")
        if is_shopping and case.has("AudioPlayer.Play"):
            yield hard("E8", "a stream would begin under Amazon's question")
    if case.end is True and case.envelope.get("sessionAttributes"):
        yield soft("E9", "attributes are sent along with the end of their session")


def _event(*, goes_on: bool) -> Breaches:
    if goes_on:
        yield hard("E4", "Response may not have shouldEndSession set to false")
    else:
        yield soft("E4", "shouldEndSession says nothing in the answer to an AudioPlayer event")


def _reprompt(case: Case, *, goes_on: bool) -> Breaches:
    has_reprompt = case.response.get("reprompt") is not None
    if has_reprompt and not goes_on:
        yield soft("E5", "a reprompt is never heard unless shouldEndSession is false")
    if goes_on and case.has_session and not has_reprompt:
        yield soft("E5", "the microphone opens, and there is nothing to ask again after 8 seconds")
