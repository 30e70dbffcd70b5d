"""The server: waitress, with limits under which slow connections shut nobody out.

Waitress counts a connection as busy with each byte that comes, so a client that sends one now and then is
never timed out. Here the time of a request counts from its beginning; and a player that takes its time to
fetch a stream, since it has enough for now, has longer than one that says nothing.
"""

import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import create_server

REQUEST_S = 10
"""How long a request may take to come in, and a connection may be idle."""
SENDING_S = 300
"""How long a client may leave an answer unread: a player's buffer lasts for a while."""
LOOK_EVERY_S = 2
"""How often connections are looked through for those whose time is over."""

MOST_TAKEN = 16_777_216
"""The body size at which the server closes the connection; from Flask's limit up to it the answer is 413."""
MOST_HEADERS = 65_536
FILES_BESIDE = 100
"""Open files that the process needs beside its connections."""


class PatientChannel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    """A connection whose time-out depends on what it waits for."""

    _latest = 0.0
    _began = 0.0

    @property
    def last_activity(self) -> float:
        """The moment from which waitress counts the time-out."""
        if self.request is not None:
            return self._began
        return self._latest + (SENDING_S - REQUEST_S if self.total_outbufs_len else 0)

    @last_activity.setter
    def last_activity(self, moment: float) -> None:
        self._latest = moment

    def received(self, data: bytes) -> bool:
        """Take what came in; the first bytes of a request begin its time."""
        if self.request is None:
            self._began = time.time()
        return bool(super().received(data))


def make_server(app: Any, host: str, port: int, threads: int, connections: int) -> Any:
    """Return a server for a WSGI application, whose `run` serves until the process is ended.

    Args:
        app: the application.
        host: the address to listen at.
        port: the port; 0 for one that is free.
        threads: how many requests are answered at once.
        connections: how many connections may be open at once, slow ones included.
    """
    _allow_files(connections + FILES_BESIDE)
    server = create_server(
        app,
        host=host,
        port=port,
        threads=threads,
        connection_limit=connections,
        backlog=min(1_024, connections),
        channel_timeout=REQUEST_S,
        cleanup_interval=LOOK_EVERY_S,
        asyncore_use_poll=True,  # select() ends at 1,024 files
        max_request_body_size=MOST_TAKEN,
        max_request_header_size=MOST_HEADERS,
        ident=None,
    )
    server.channel_class = PatientChannel
    return server


def _allow_files(count: int) -> None:
    """Raise the process's own limit of open files, as far as the system allows."""
    try:
        import resource  # noqa: PLC0415  only Unix has such limits
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
