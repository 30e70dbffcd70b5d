"""The library: the authors' files, the reader and the validation of them, and the compiled file."""
