"""The trainers' clips as they are heard: words, quality, likeness, and what a clip's samples tell."""
