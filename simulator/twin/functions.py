"""The functions of the template: each from its package, with its settings and rights."""

import json
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.twin.errors import FunctionFailed, TwinBroken
from simulator.twin.lambda_runtime import ExecutionEnvironment, Program
from simulator.twin.names import ALIAS, REGION, plain
from simulator.twin.packages import task_of
from simulator.twin.policies import Statement, statements_of
from simulator.twin.template import Template

KIND = "AWS::Serverless::Function"
MOST_BYTES = 6 * 1024 * 1024
"""The largest answer that a function may give at once; Lambda's limit."""
RETRIES = 2
"""How often Lambda invokes again what failed while nobody waited, where the template does not say."""
START_S = 60.0
PATH = "/var/lang/bin:/opt/bin"
"""Where Lambda's own programs are: no program of this machine is a function's to call."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Deployed:
    """A function as the template describes it."""

    name: str
    """Its name in the template."""
    properties: Mapping[str, Any]
    statements: Sequence[Statement]
    """What its role allows and denies."""
    program: Program

    @property
    def access_key(self) -> str:
        """The id by which its calls of AWS are known for its own."""
        return f"AKIATWIN{self.name.upper()}"

    @property
    def limit_s(self) -> float:
        """How long it may take."""
        return float(self.properties.get("Timeout", 3))

    @property
    def events(self) -> list[Mapping[str, Any]]:
        """What it is invoked by."""
        return list(self.properties.get("Events", {}).values())


def deployed(
    template: Template, packages: Path, unpacked: Path, python_of: Callable[[str], Path], home: Path
) -> list[Deployed]:
    """Return the functions of a template, their packages unpacked.

    Args:
        template: the template.
        packages: the folder of the packages that its `CodeUri` name.
        unpacked: the folder in which packages are unpacked, each once.
        python_of: returns an interpreter with awslambdaric for a runtime such as `python3.13`.
        home: the folder for the logs and for what the functions write.

    Raises:
        TwinBroken: a package is not there.
    """
    roles = template.resources("AWS::IAM::Role")
    found = []
    for name, properties in template.resources(KIND).items():
        if "CodeUri" not in properties:  # its code stands in the template: it tends to versions, not to audio
            continue
        (home / name / "tmp").mkdir(parents=True, exist_ok=True)
        program = Program(
            python=python_of(properties["Runtime"]),
            task=task_of(packages / Path(properties["CodeUri"]).name, unpacked),
            environment=_settings(name, properties, home / name),
            log=home / name / "log",
            handler=properties["Handler"],
        )
        found.append(Deployed(name, properties, _rights(properties, roles), program))
    return found


def _rights(properties: Mapping[str, Any], roles: Mapping[str, Any]) -> list[Statement]:
    role = str(properties["Role"]).rpartition("/")[2]
    policies = [one["Policies"] for name, one in roles.items() if plain(name) == role]
    if not policies:
        raise TwinBroken(f"the template has no role {role}")
    return list(statements_of(policies[0]))


def _settings(name: str, properties: Mapping[str, Any], home: Path) -> dict[str, str]:
    """Return the environment variables that Lambda gives, and those of the template."""
    told = {
        "AWS_LAMBDA_FUNCTION_NAME": plain(name),
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(properties.get("MemorySize", 128)),
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": f"AKIATWIN{name.upper()}",
        "AWS_SECRET_ACCESS_KEY": "twin",
        "AWS_SESSION_TOKEN": "twin",
        "TMPDIR": str(home / "tmp"),
        "TZ": ":UTC",
        "PATH": PATH,
    }
    told_in_the_template = properties.get("Environment", {}).get("Variables", {})
    if properties.get("SnapStart", {}).get("ApplyOn") == "PublishedVersions":
        told["AWS_LAMBDA_INITIALIZATION_TYPE"] = "snap-start"
    return told | {one: str(value) for one, value in told_in_the_template.items()}


@dataclass(slots=True)
class Function:
    """A function that runs: as many processes as are asked at once, up to a number."""

    deployed: Deployed
    more: Mapping[str, str]
    """Environment variables of the twin's own: where AWS is."""
    most: int
    failed: Callable[[Mapping[str, Any]], None] = lambda _event: None
    """Called with an event that was given up after it was invoked with nobody waiting."""
    _idle: list[ExecutionEnvironment] = field(default_factory=list)
    _all: list[ExecutionEnvironment] = field(default_factory=list)
    _told: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _places: threading.Semaphore = field(init=False)
    _later: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        """Make room for the processes; none is started yet."""
        self._places = threading.Semaphore(self.most)
        self._later = ThreadPoolExecutor(self.most, thread_name_prefix=self.deployed.name)

    def start(self) -> None:
        """Start a process, and wait until it is ready for its first event.

        Raises:
            TwinBroken: it ends instead; its log says why.
        """
        one = self._started()
        for _ in range(int(START_S / 0.1)):
            if one.waits.wait(0.1):
                self._idle.append(one)
                return
            if not one.is_alive:
                break
        tail = self.deployed.program.log.read_text("utf-8", "replace")[-2_000:]
        raise TwinBroken(f"{self.deployed.name} does not start:\n{tail}")

    def invoke(self, event: Any) -> Any:
        """Return the answer to an event.

        Raises:
            FunctionFailed: there is none.
        """
        with self._places:
            with self._lock:
                alive = [one for one in self._idle if one.is_alive]
                self._idle = alive[:-1]
                here = alive[-1] if alive else None
            here = here or self._started()
            try:
                answer = here.answer(json.dumps(event).encode(), self.deployed.limit_s)
            finally:
                with self._lock:
                    self._idle.append(here)
        if len(answer) > MOST_BYTES:
            raise FunctionFailed(f"an answer of {len(answer)} bytes is more than Lambda takes")
        return json.loads(answer)

    def invoke_later(self, event: Any) -> None:
        """Invoke the function with nobody waiting, and again if it fails, as often as the template says."""
        with self._lock:
            self._told += 1
        self._later.submit(self._invoke_patiently, event).add_done_callback(self._done)

    @property
    def told(self) -> int:
        """How many events that it was given with nobody waiting are not done with yet."""
        return self._told

    def _done(self, _: object) -> None:
        with self._lock:
            self._told -= 1

    def _invoke_patiently(self, event: Any) -> None:
        retries = self.deployed.properties.get("EventInvokeConfig", {}).get("MaximumRetryAttempts", RETRIES)
        for _ in range(1 + int(retries)):
            try:
                self.invoke(event)
            except FunctionFailed as error:
                log.warning("%s failed: %s", self.deployed.name, str(error)[:500])
            else:
                return
        self.failed(event)

    def _started(self) -> ExecutionEnvironment:
        program = self.deployed.program
        whole = Program(
            program.python, program.task, {**program.environment, **self.more}, program.log, program.handler
        )
        one = ExecutionEnvironment(whole)
        one.thawed.set()
        with self._lock:
            self._all.append(one)
        return one

    def processes(self) -> list[int]:
        """Return the ids of the processes that run."""
        with self._lock:
            return [one.process.pid for one in self._all if one.is_alive]

    def close(self) -> None:
        """End all processes."""
        self._later.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            ended, self._all, self._idle = self._all, [], []
        for one in ended:
            one.close()


def names_of(function: str) -> set[str]:
    """Return what a function may be called by in a call of Lambda's."""
    name = plain(function)
    return {name, f"{name}:{ALIAS}"}
