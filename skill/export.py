"""The operator's command to export stored listeners as JSON, one line each; see docs/operating.md.

`python -m skill.export` exports the SQLite store that the settings name, `python -m skill.export ACCOUNT` one
account of it. `python -m skill.export --unpack` reads stored records from standard input, one a line, and
writes them decompressed.
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
    """Yield each listener as one line of JSON with its key, version and record.

    Raises:
        StoreError: the store cannot be read.
    """
    for key, version, record in store.rows(account):
        yield _line({"key": key, "version": version, "record": json.loads(decompressed(record))})


def decompressed_lines(records: Iterable[str]) -> Iterator[str]:
    """Yield each stored record as one line of readable JSON."""
    for record in records:
        if record.strip():
            yield _line(json.loads(decompressed(record.strip())))


def _line(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the export that the arguments ask for; return 1 if the store cannot be read."""
    try:
        if arguments == [UNPACK]:
            sys.stdout.writelines(decompressed_lines(sys.stdin))
        else:
            store = SqliteStore(Settings.from_environment().home)
            sys.stdout.writelines(exported(store, "".join(arguments[:1])))
    except (StoreError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
