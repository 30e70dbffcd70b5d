"""The trainers' voices: recordings, shipped reels of clips and speech engines, behind one port.

From below: `engine` (the port), `clip_index` (which clips exist), `engines/` (the synthesisers), `reel` (the
shipped clips), `casting` (which of them speaks a text), `clip_lengths`.
"""
