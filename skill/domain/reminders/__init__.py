"""Reminders to train, which Alexa keeps."""
