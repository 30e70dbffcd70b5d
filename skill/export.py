"""For the operator: all that is stored, as JSON, a line for each listener; see docs/operating.md.

`python -m skill.export` tells of the store that the settings name, `python -m skill.export ACCOUNT` of one
account; `python -m skill.export --unpack` reads records, a line each, and writes them readable.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from skill.adapters.listener_record.compression import decompressed
from skill.adapters.sqlite_store import SqliteStore
from skill.bootstrap import Settings
from skill.ports import StoreError

UNPACK = "--unpack"


def exported(store: SqliteStore, account: str = "") -> Iterator[str]:
    """Yield each listener as one line of JSON: key, version, and the record as it stands in the store.

    Raises:
        StoreError: the store cannot be read.
    """
    for key, version, record in store.rows(account):
        yield _line({"key": key, "version": version, "record": json.loads(decompressed(record))})


def readable(records: Iterable[str]) -> Iterator[str]:
    """Yield each record as one line of JSON."""
    for record in records:
        if record.strip():
            yield _line(json.loads(decompressed(record.strip())))


def _line(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write what was asked for; 1 if it could not be read."""
    try:
        if arguments == [UNPACK]:
            sys.stdout.writelines(readable(sys.stdin))
        else:
            store = SqliteStore(Settings.from_environment().home)
            sys.stdout.writelines(exported(store, "".join(arguments[:1])))
    except (StoreError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
