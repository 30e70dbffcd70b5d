"""The room that knows the ASK SDK: hears a request, asks the coach, answers within Alexa's law."""
