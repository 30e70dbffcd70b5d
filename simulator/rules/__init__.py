"""Alexa's rules for a skill's response, each by its number in docs/alexa-law.md."""
