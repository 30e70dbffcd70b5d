"""The render function: makes in the cloud what an address, a queue or the skill asks for, and stores it.

The same code renders at home, under the same names. Why so: docs/decisions/15-render-function.md.
"""
