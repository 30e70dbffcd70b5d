"""What the render function's tests put in place of the bucket, of rendering and of time."""

import io
import json
from dataclasses import dataclass, field
from typing import Any

from studio.addresses.kinds import Address, Kind
from studio.render_function.audio_store import StoreFault
from studio.render_function.maker import Maker
from studio.render_function.render_log import RenderLog


@dataclass
class FakeStore:
    """A bucket in memory."""

    kept: dict[str, bytes] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    faults: set[str] = field(default_factory=set)
    """The methods that fail."""
    meanwhile: dict[str, bytes] = field(default_factory=dict)
    """What somebody else stores just before we do."""

    def holds(self, path: str) -> bool:
        """Return whether a path is stored."""
        self._called("holds", path)
        return path in self.kept

    def get(self, path: str) -> bytes | None:
        """Return what is stored."""
        self._called("get", path)
        return self.kept.get(path)

    def put(self, path: str, data: bytes) -> bytes:
        """Store what is not there yet."""
        self._called("put", path)
        if path in self.meanwhile:
            self.kept[path] = self.meanwhile[path]
        return self.kept.setdefault(path, data)

    def _called(self, method: str, path: str) -> None:
        self.calls.append(f"{method} {path}")
        if method in self.faults:
            raise StoreFault(f"{path}: no answer")


@dataclass
class Rehearsal:
    """A maker over fakes, and all that it did."""

    store: FakeStore = field(default_factory=FakeStore)
    sizes: dict[str, int] = field(default_factory=dict)
    """The size of the audio at each path that can be made; 1,000 bytes if none is given."""
    durations: dict[str, int] = field(default_factory=dict)
    raises: dict[str, BaseException] = field(default_factory=dict)
    """What goes wrong when a path is rendered."""
    rendered: list[str] = field(default_factory=list)
    recovered: int = 0
    out: io.StringIO = field(default_factory=io.StringIO)

    @property
    def maker(self) -> Maker:
        """The maker."""
        return Maker(self.store, self._address, self._render, RenderLog("renderer", self.out), self._recover)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What was logged."""
        return [json.loads(line) for line in self.out.getvalue().splitlines()]

    def _address(self, path: str) -> Address | None:
        if path.endswith(".html"):
            return Address(path, Kind.PAGE, 0, premium=False)
        if not path.startswith("segments/known"):
            return None
        return Address(path, Kind.SEGMENT, self.durations.get(path, 60_000), premium=False)

    def _render(self, path: str) -> bytes:
        self.rendered.append(path)
        if path in self.raises:
            raise self.raises[path]
        return content(path, self.sizes.get(path, 1_000))

    def _recover(self) -> None:
        self.recovered += 1


def content(path: str, size: int = 1_000) -> bytes:
    """Return what a fake render of a path is."""
    return (path.encode() * (size // len(path) + 1))[:size]


def asked(path: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """Return the event of a function URL; a header's name is written with underscores."""
    return {
        "version": "2.0",
        "rawPath": f"/{path}",
        "rawQueryString": "",
        "headers": {name.replace("_", "-"): value for name, value in headers.items()},
        "requestContext": {"http": {"method": method, "path": f"/{path}"}},
        "isBase64Encoded": False,
    }
