"""The music: composed, played, and named. Our own pieces, exact to the bar."""
