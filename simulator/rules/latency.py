"""How long a response may take: rule G6."""

from simulator.rules.breaches import Breach, hard, soft

LATEST_MS = 8_000
LATE_MS = 6_000


def lateness(took_ms: int) -> list[Breach]:
    """Return a breach or a warning if a response took too long, in milliseconds."""
    if took_ms > LATEST_MS:
        return [hard("G6", f"the answer took {took_ms:,} ms; Alexa waits 8 seconds")]
    if took_ms > LATE_MS:
        return [soft("G6", f"the answer took {took_ms:,} ms; plan for 6 seconds")]
    return []
