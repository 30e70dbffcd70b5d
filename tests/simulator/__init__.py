"""Tests of the virtual Echo."""
