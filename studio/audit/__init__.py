"""The audit: what is promised of the sound, measured on the rendered files."""
