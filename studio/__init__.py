"""The workshop: compiles the library, renders its sound, and makes what is shipped. Never in the Lambda."""
