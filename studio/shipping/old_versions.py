"""Old versions of a Lambda, each of which keeps a snapshot that costs money for as long as it is there.

Each deployment publishes a version and leaves those before it. What an alias names is never deleted, nor are
the newest ones, to which one may wish to go back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from studio.errors import StudioError

KEPT = 3
"""How many of the newest versions are kept: the present one, and two to go back to."""
NEWEST = "$LATEST"


class NotReached(StudioError):
    """Lambda could not be asked, or refused."""


@dataclass(frozen=True, slots=True)
class Version:
    """A published version of a function."""

    number: int
    published: str
    """When it was published, as Lambda tells it."""


def removable(client: Any, function: str, keep: int = KEPT) -> list[Version]:
    """Return the versions that nobody needs, the oldest first.

    Args:
        client: boto3's client for Lambda.
        function: the function's name.
        keep: how many of the newest are kept, whether an alias names them or not; at least one.

    Raises:
        NotReached: Lambda could not be asked.
    """
    with _reached():
        named = set(_named(client, function))
        found = sorted(
            (
                Version(int(one["Version"]), str(one["LastModified"]))
                for page in client.get_paginator("list_versions_by_function").paginate(FunctionName=function)
                for one in page["Versions"]
                if one["Version"] != NEWEST
            ),
            key=lambda one: one.number,
        )
    return [one for one in found[: -max(keep, 1)] if str(one.number) not in named]


def remove(client: Any, function: str, versions: list[Version]) -> Iterator[Version]:
    """Delete versions, and yield each that is gone.

    Raises:
        NotReached: one could not be deleted; those before it are gone.
    """
    for one in versions:
        with _reached():
            client.delete_function(FunctionName=function, Qualifier=str(one.number))
        yield one


@contextmanager
def _reached() -> Iterator[None]:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise NotReached(f"Lambda: {error}") from error


def _named(client: Any, function: str) -> Iterator[str]:
    """Yield each version that an alias leads to, also with a part of its calls, as while one deploys."""
    for page in client.get_paginator("list_aliases").paginate(FunctionName=function):
        for alias in page["Aliases"]:
            yield alias["FunctionVersion"]
            yield from alias.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})
