"""The library: from the authors' files to what the skill and Amazon are given."""
