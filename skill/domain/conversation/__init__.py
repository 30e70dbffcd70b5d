"""The conversation around the training: hello, help, yes and no, and coming back from Alexa."""
