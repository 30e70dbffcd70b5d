"""The command line: `talk`, `say` and `understand`."""
