"""The workshop: makes the library and the sound. Never in the Lambda."""
