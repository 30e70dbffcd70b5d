"""The music: composed from a track's declaration, performed and shipped; and the earcons."""
