"""What fills the ports outside of the tests: the store, the clock, chance, audio addresses."""
