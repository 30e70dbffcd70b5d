"""Language understanding: the intent and slots of an utterance, from the interaction model alone."""
