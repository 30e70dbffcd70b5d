"""`python -m simulator`."""

import sys

from simulator.terminal import main

if __name__ == "__main__":
    main(sys.argv[1:])
