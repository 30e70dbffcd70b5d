"""`shouldEndSession`: rules E3 to E9. The microphone must not be open while a stream plays."""

from simulator.protocol.send_request import PURCHASES
from simulator.rules.breaches import Breaches, hard, soft
from simulator.rules.checked_response import CheckedResponse


def session(checked: CheckedResponse) -> Breaches:
    """Check `shouldEndSession` against the rest of the response."""
    goes_on = checked.end is False or checked.end is None
    if checked.has("AudioPlayer.Play") and checked.has_session and checked.end is not True:
        yield hard("E3", "an answer with AudioPlayer.Play must have shouldEndSession true")
    elif checked.has("AudioPlayer.Play") and goes_on:
        yield hard("E3", "the stream would start and at once be paused to listen")
    if checked.type.startswith("AudioPlayer.") and checked.end != "absent":
        yield from _event(goes_on=goes_on)
    yield from _reprompt(checked, goes_on=goes_on)
    if checked.intent == "AMAZON.StopIntent" and checked.end is not True:
        yield hard("E6", "the answer to AMAZON.StopIntent must have shouldEndSession true")
    if checked.has("VideoApp.Launch") and checked.end != "absent":
        yield hard("E7", "with VideoApp.Launch there must be no shouldEndSession")
    for one in checked.directives:
        is_shopping = one.get("type") == "Connections.SendRequest" and one.get("name") in PURCHASES
        if is_shopping and checked.end is not True:
            yield hard("E8", "a purchase request must have shouldEndSession true")
        if is_shopping and checked.has("AudioPlayer.Play"):
            yield hard("E8", "a stream would begin under Amazon's question")
    if checked.end is True and checked.envelope.get("sessionAttributes"):
        yield soft("E9", "attributes are sent along with the end of their session")


def _event(*, goes_on: bool) -> Breaches:
    if goes_on:
        yield hard("E4", "Response may not have shouldEndSession set to false")
    else:
        yield soft("E4", "shouldEndSession says nothing in the answer to an AudioPlayer event")


def _reprompt(checked: CheckedResponse, *, goes_on: bool) -> Breaches:
    has_reprompt = checked.response.get("reprompt") is not None
    if has_reprompt and not goes_on:
        yield soft("E5", "a reprompt is never heard unless shouldEndSession is false")
    if goes_on and checked.has_session and not has_reprompt:
        yield soft("E5", "the microphone opens, and there is nothing to ask again after 8 seconds")
