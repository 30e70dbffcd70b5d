"""CloudFront as the template's distribution has it: behaviours, edge function, cache, origins, failover."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from simulator.twin.edge import EdgeFunction
from simulator.twin.errors import FunctionFailed, TwinBroken
from simulator.twin.http_exchange import Answer
from simulator.twin.ranges import part_of
from simulator.twin.server import Asked

SIMPLE_CORS = "60669652-455b-4ae9-85a4-c4c02393f86c"
"""Amazon's own response headers policy of this name."""
MOST_CACHED_BYTES = 256_000_000
ALWAYS_FORWARDED = ("range",)

log = logging.getLogger(__name__)

Origin = Callable[[Asked], Answer]


@dataclass(slots=True)
class Cache:
    """Whole answers by path; those that were used longest ago go first."""

    most_bytes: int = MOST_CACHED_BYTES
    _kept: "OrderedDict[str, Answer]" = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, path: str) -> Answer | None:
        """Return what is kept for a path."""
        with self._lock:
            if path in self._kept:
                self._kept.move_to_end(path)
            return self._kept.get(path)

    def put(self, path: str, answer: Answer) -> None:
        """Keep a whole answer, if it may be kept at all."""
        told = answer.headers.get("cache-control", "")
        if answer.status != 200 or "no-store" in told or "private" in told:
            return
        with self._lock:
            if path not in self._kept:
                self._kept[path] = answer
                self._bytes += len(answer.body)
            while self._bytes > self.most_bytes:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone.body)


@dataclass(slots=True)
class Distribution:
    """Answers viewers' requests as the distribution would."""

    config: Mapping[str, Any]
    origins: Mapping[str, Origin]
    """By the ids that they have in the template."""
    edge_functions: Mapping[str, EdgeFunction]
    """By their ARNs."""
    forwarded: Mapping[str, Sequence[str]]
    """The headers that each origin request policy lets through, by its id."""
    cache: Cache | None
    """None: everything is asked of an origin."""

    def answer(self, asked: Asked) -> Answer:
        """Return the answer to a viewer."""
        behavior = self._behavior(asked.path)
        if asked.method not in behavior["AllowedMethods"]:
            return Answer(403, {}, b"this distribution does not allow the method")
        found = self._at_the_edge(asked, behavior)
        if isinstance(found, Asked):
            found = self._cached(found, behavior)
        return _with_cors(found, behavior)

    def _behavior(self, path: str) -> Mapping[str, Any]:
        for one in self.config.get("CacheBehaviors", ()):
            if fnmatchcase(path.lstrip("/"), one["PathPattern"].lstrip("/")):
                return dict(one)
        return dict(self.config["DefaultCacheBehavior"])

    def _at_the_edge(self, asked: Asked, behavior: Mapping[str, Any]) -> Asked | Answer:
        for one in behavior.get("FunctionAssociations", ()):
            if one["EventType"] != "viewer-request":
                raise TwinBroken(f"the twin does not know edge functions for {one['EventType']}")
            function = self.edge_functions[one["FunctionARN"]]
            try:
                said = function.request(asked.method, asked.path, asked.query, asked.headers)
            except FunctionFailed as error:
                log.warning("the edge function failed: %s", error)
                return Answer(503, {}, b"the edge function failed")
            headers = {name: value["value"] for name, value in said.get("headers", {}).items()}
            if "statusCode" in said:
                return Answer(int(said["statusCode"]), headers)
            asked = Asked(said["method"], said["uri"], asked.query, headers, b"")
        return asked

    def _cached(self, asked: Asked, behavior: Mapping[str, Any]) -> Answer:
        kept = self.cache.get(asked.path) if self.cache else None
        if kept is not None:
            return part_of(kept, asked.headers.get("range"))
        answer = self._from_target(self._to_origin(asked, behavior), str(behavior["TargetOriginId"]))
        if self.cache and asked.method == "GET":
            self.cache.put(asked.path, answer)
        return answer

    def _to_origin(self, asked: Asked, behavior: Mapping[str, Any]) -> Asked:
        """Return what an origin is asked: no query, and of the headers what the policy lets through."""
        names = [*ALWAYS_FORWARDED, *self.forwarded.get(behavior.get("OriginRequestPolicyId", ""), ())]
        headers = {name: asked.headers[name] for name in names if name in asked.headers}
        return Asked(asked.method, asked.path, None, {**headers, "user-agent": "Amazon CloudFront"}, b"")

    def _from_target(self, asked: Asked, target: str) -> Answer:
        groups = self.config.get("OriginGroups", {}).get("Items", ())
        group = next((one for one in groups if one["Id"] == target), None)
        if group is None:
            return self.origins[target](asked)
        codes = group["FailoverCriteria"]["StatusCodes"]["Items"]
        first, second = [one["OriginId"] for one in group["Members"]["Items"]]
        answer = self.origins[first](asked)
        return self.origins[second](asked) if answer.status in codes else answer


def _with_cors(answer: Answer, behavior: Mapping[str, Any]) -> Answer:
    policy = behavior.get("ResponseHeadersPolicyId")
    if policy is None:
        return answer
    if policy != SIMPLE_CORS:
        raise TwinBroken(f"the twin does not know the response headers policy {policy}")
    return Answer(answer.status, {**answer.headers, "access-control-allow-origin": "*"}, answer.body)
