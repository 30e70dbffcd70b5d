"""Subject (b): the official sample's stack, StandardSkillBuilder with DynamoDB at each request."""

import os

from ask_sdk.standard import StandardSkillBuilder
from ask_sdk_core.dispatch_components import (
    AbstractRequestHandler,
    AbstractRequestInterceptor,
    AbstractResponseInterceptor,
)
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response


class Load(AbstractRequestInterceptor):
    """As in the sample for AudioPlayer: reads what is kept, at each request."""

    def process(self, handler_input: HandlerInput) -> None:
        """Read."""
        kept = handler_input.attributes_manager.persistent_attributes
        if not kept:
            kept["playback_info"] = {"play_order": list(range(5)), "index": 0, "offset_in_ms": 0}


class Save(AbstractResponseInterceptor):
    """As in the sample: writes it, at each request."""

    def process(self, handler_input: HandlerInput, response: Response | None) -> None:
        """Write."""
        handler_input.attributes_manager.save_persistent_attributes()


class Anything(AbstractRequestHandler):
    """Answers."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        builder = handler_input.response_builder
        if handler_input.request_envelope.session is None:
            return builder.response
        return builder.speak("Welcome.").ask("You can say play.").response


builder = StandardSkillBuilder(table_name=os.environ["BENCH_TABLE"], auto_create_table=False)
builder.add_request_handler(Anything())
builder.add_global_request_interceptor(Load())
builder.add_global_response_interceptor(Save())
handler = builder.lambda_handler()
