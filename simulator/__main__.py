"""`python -m simulator`: the page; `talk` and `say` for the terminal."""

import sys

import simulator.page.command  # noqa: F401 - adds its command
from simulator.terminal import main

if __name__ == "__main__":
    main(sys.argv[1:])
