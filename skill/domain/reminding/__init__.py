"""Reminders by voice: asked for, said back, agreed to, and only then given to Alexa to keep."""
