"""`make explore`: the long search, over two processes; what it found, as lines to read."""

import os
import sys

from tests.explorer.invariants import SENTENCES
from tests.explorer.search import BEGINNINGS, LONG, Found, explore_together


def told(found: Found) -> str:
    """Return what a search found, in words."""
    lines = [
        f"{found.states:,} distinct states, {found.steps:,} steps, in {found.seconds:.0f} s",
        f"every run of {found.depth} moves from each of {len(BEGINNINGS)} beginnings,",
        f"at most {LONG.failures} of them failures",
    ]
    for name, sentence in SENTENCES.items():
        lines.append(f"{'BROKEN' if name in found.breaches else 'holds '}  {name:<10}{sentence}")
        lines += [f"          {' · '.join(run)}" for run in found.breaches.get(name, ())]
    return "\n".join(lines)


def main() -> int:
    """Search to the bound, or to AUDIO_TRAINER_STATES states; return 1 if an invariant is broken."""
    states = int(os.environ.get("AUDIO_TRAINER_STATES") or LONG.states)
    found = explore_together(LONG._replace(states=states), int(os.environ.get("WORKERS") or 2))
    sys.stdout.write(told(found) + "\n")
    return 1 if found.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
