"""The speech synthesisers that the studio can use, one module each, all behind `studio.voices.engine`."""
