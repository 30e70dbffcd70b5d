"""What the repository promises as a whole: its paths, its files for newcomers, its tests' cost."""
