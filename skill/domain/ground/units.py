"""Units of time as types, so that a signature says what its whole numbers count."""

from typing import NewType

DurationMs = NewType("DurationMs", int)
"""A duration or an offset in whole milliseconds."""

Minutes = NewType("Minutes", int)
"""A workout's advertised length, in whole minutes."""

EpochMs = NewType("EpochMs", int)
"""A moment, in whole milliseconds since 1970-01-01T00:00Z."""

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
