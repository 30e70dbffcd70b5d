"""Buckets by two servers, which were written by different people."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.services.server_processes import free_port, running
from tests.shipping.aws import client

NUMBERS = count()


@pytest.fixture(scope="module")
def s3rver(witnesses: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of s3rver."""
    port = free_port()
    script = str(witnesses / "s3rver" / "bin" / "s3rver.js")
    folder = str(tmp_path_factory.mktemp("s3"))
    command = ["node", script, "-a", "127.0.0.1", "-p", str(port), "-d", folder, "--silent"]
    with running(command, port) as address:
        yield address


@pytest.fixture(params=["moto", "s3rver"])
def bucket(request: pytest.FixtureRequest) -> tuple[Any, str]:
    """Return a client and an empty bucket, by either server."""
    s3 = client(request.getfixturevalue(request.param))
    name = f"audio-{next(NUMBERS)}"
    s3.create_bucket(Bucket=name)
    return s3, name
