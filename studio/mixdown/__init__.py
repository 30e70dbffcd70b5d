"""The mixdown: music, voice and bells become one file at the same loudness as all others."""
