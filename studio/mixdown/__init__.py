"""The mixdown: bed and voice become one file, as loud as all the others."""
