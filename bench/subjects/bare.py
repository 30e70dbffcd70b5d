"""(a) The SDK's own hello world: what every skill in Python pays."""

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type


class Launch(AbstractRequestHandler):
    """Greets."""

    def can_handle(self, handler_input):
        """True for a launch."""
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input):
        """Say hello."""
        speech = "Welcome, you can say Hello or Help."
        return handler_input.response_builder.speak(speech).ask(speech).response


class Hello(AbstractRequestHandler):
    """Greets again."""

    def can_handle(self, handler_input):
        """True for its intent."""
        return is_intent_name("HelloWorldIntent")(handler_input)

    def handle(self, handler_input):
        """Say hello."""
        return handler_input.response_builder.speak("Hello Python World!").response


class Fallback(AbstractRequestHandler):
    """Everything else."""

    def can_handle(self, handler_input):
        """True."""
        return True

    def handle(self, handler_input):
        """Say nothing."""
        return handler_input.response_builder.response


class CatchAll(AbstractExceptionHandler):
    """Whatever goes wrong."""

    def can_handle(self, handler_input, exception):
        """True."""
        return True

    def handle(self, handler_input, exception):
        """Say sorry."""
        return handler_input.response_builder.speak("Sorry.").response


builder = SkillBuilder()
for kind in (Launch, Hello, Fallback):
    builder.add_request_handler(kind())
builder.add_exception_handler(CatchAll())
handler = builder.lambda_handler()
