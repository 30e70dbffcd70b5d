"""Kokoro-82M, the speech model of the trainers' voices, in small parts that can be tried without the model.

From below: `phonemes` (a sentence in the model's letters, from `espeak_ipa`), `styles` (blends of voices),
`pace` (how fast it is said), `session` (runs the model), `model_files` and `float_weights` (the model, put
together from packages). `studio.voices.engines.kokoro` puts them behind the port.
"""
