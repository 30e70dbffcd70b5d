"""An Echo on a web page: routes, one household, its audio, its voice, and what goes on underneath."""
