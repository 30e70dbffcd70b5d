"""The command line of the studio, to which each module of `studio.commands` adds its commands."""

import typer

app = typer.Typer(
    help="The workshop of Audio Trainer: builds the library, checks it, renders its sound.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
