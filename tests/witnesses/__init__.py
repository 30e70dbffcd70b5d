"""Witnesses from outside: Amazon's own schema, and somebody else's virtual device."""
