"""`python -m studio`."""

import studio.commands.audit
import studio.commands.bench
import studio.commands.library
import studio.commands.model
import studio.commands.shipping
import studio.commands.sound  # noqa: F401  each import adds its commands to the app
from studio.cli import app

app(prog_name="python -m studio")
