"""The ear: training of the classifier that understands raw words in the skill (`skill/domain/meaning/`)."""
