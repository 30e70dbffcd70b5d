"""The voices: text in, sound out, whoever speaks."""
