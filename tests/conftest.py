"""What every room's tests may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.npm import WITNESSES, installed
from tests.services import running

# A machine that does other things meanwhile is slow now and then; that is no fault of the rules.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def witnesses() -> Path:
    """Return the folder of the npm packages that look at us from outside."""
    return installed("witnesses", WITNESSES)


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    """Return the address of moto's server."""
    with running.moto() as address:
        yield address


@pytest.fixture(scope="session")
def dynalite(witnesses: Path) -> Iterator[str]:
    """Return the address of dynalite."""
    with running.dynalite(witnesses) as address:
        yield address
