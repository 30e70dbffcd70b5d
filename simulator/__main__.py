"""`python -m simulator`: the web page; `talk`, `say`, `understand` and `twin` for the terminal."""

import sys

import simulator.page.cli  # noqa: F401 - adds the command `page` to the application
from simulator.terminal.cli import app


def main(arguments: list[str]) -> None:
    """Run the command line; arguments that begin with no command are for `page`."""
    commands = {"page", "talk", "say", "understand", "twin", "--help"}
    app(args=arguments if arguments[:1] and arguments[0] in commands else ["page", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
