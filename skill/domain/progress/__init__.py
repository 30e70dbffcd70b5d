"""Progress: what was trained, by what a device reports as played, and not by what was started."""
