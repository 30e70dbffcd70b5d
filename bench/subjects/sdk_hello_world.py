"""Subject (a): the SDK's own hello world, the least that a skill on Amazon's SDK costs."""

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_model import Response


class Launch(AbstractRequestHandler):
    """Greets."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for a launch."""
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        speech = "Welcome, you can say Hello or Help."
        return handler_input.response_builder.speak(speech).ask(speech).response


class Hello(AbstractRequestHandler):
    """Greets again."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for its intent."""
        return is_intent_name("HelloWorldIntent")(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        return handler_input.response_builder.speak("Hello Python World!").response


class Fallback(AbstractRequestHandler):
    """Everything else."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say nothing."""
        return handler_input.response_builder.response


class CatchAll(AbstractExceptionHandler):
    """Whatever goes wrong."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """True."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Say sorry."""
        return handler_input.response_builder.speak("Sorry.").response


builder = SkillBuilder()
for kind in (Launch, Hello, Fallback):
    builder.add_request_handler(kind())
builder.add_exception_handler(CatchAll())
handler = builder.lambda_handler()
