"""Tests of the render function."""
