"""What every room's tests may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.npm import WITNESSES, installed
from tests.services import server_processes

# A machine that does other things meanwhile is slow now and then; that is no fault of the rules.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


MARKED_BY_FIXTURE = {
    "chromium": "browser",
    "dynalite": "environment",
    "moto": "environment",
    "s3rver": "environment",
    "somebody_elses": "environment",
    "witnesses": "environment",
}
"""The marker of a test that uses a fixture, or has its name as a parameter; other tests carry theirs."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by the fixtures that it uses, so that `make quick` can leave it out."""
    for item in items:
        used = {*getattr(item, "fixturenames", ()), *(item.name.partition("[")[2][:-1].split("-"))}
        for fixture in MARKED_BY_FIXTURE.keys() & used:
            item.add_marker(MARKED_BY_FIXTURE[fixture])


@pytest.fixture(scope="session")
def witnesses() -> Path:
    """Return the folder of the npm packages that look at us from outside."""
    return installed("witnesses", WITNESSES)


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    """Return the address of moto's server."""
    with server_processes.moto() as address:
        yield address


@pytest.fixture(scope="session")
def dynalite(witnesses: Path) -> Iterator[str]:
    """Return the address of dynalite."""
    with server_processes.dynalite(witnesses) as address:
        yield address
