"""The web page: a household of Echos in the browser, with audio, speech and a view of every request."""
