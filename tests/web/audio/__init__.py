"""Audio from one's own host, over HTTP: whole or in parts, for who may have it, and rendered once."""
