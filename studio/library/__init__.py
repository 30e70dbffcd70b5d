"""The library: the authors' files, checked against plan and voices, and compiled for the skill."""
