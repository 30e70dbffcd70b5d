"""The library: the authors' files, the reader and the gate that check them, and the compiled file."""
