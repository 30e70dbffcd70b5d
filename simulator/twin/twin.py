"""Puts the twin together: from the template to its two addresses."""

import json
import logging
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.skill_under_test.paths import ROOT
from simulator.twin.account import Account
from simulator.twin.distribution import Cache, Distribution
from simulator.twin.edge import EdgeFunction
from simulator.twin.errors import FunctionFailed, TwinBroken
from simulator.twin.event_source import EventSource
from simulator.twin.functions import Function, deployed
from simulator.twin.gateway import Gateway
from simulator.twin.http_exchange import Answer
from simulator.twin.names import PSEUDO, attributes_of, function_host, plain
from simulator.twin.origins import CLOUDFRONT, BucketOrigin, FunctionOrigin
from simulator.twin.server import Asked, Door
from simulator.twin.template import Template, read_template

TEMPLATE = ROOT / "infrastructure" / "template.yaml"
PACKAGES = ROOT / "build" / "twin" / "dist"
"""Where `make twin` packages the functions for this machine's processor."""
UNPACKED = ROOT / "build" / "twin"
CLOUD = ROOT / ".venv-cloud"
SKILL_ID = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
MOST_AT_ONCE = 2
"""How many processes of one function there are at most: this machine has no account's worth of processors."""
NOW, BEFORE = "now", "before"
"""The edge function's keys."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TwinOptions:
    """How a twin is set up."""

    template: Path = TEMPLATE
    packages: Path = PACKAGES
    """The folder of lambda.zip and render.zip."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """The template's parameters; the skill's id, an alarm's address and the audio's key need not be given."""
    key_before: str = ""
    """The key before the present one, while it is changed."""
    skill_port: int = 0
    audio_port: int = 0
    caches: bool = True
    at_once: int = MOST_AT_ONCE
    more: Mapping[str, str] = field(default_factory=dict)
    """Environment variables that the functions get beside those of the template."""
    python_of: Callable[[str], Path] = lambda runtime: (
        ROOT / f".venv-runtime-{runtime.removeprefix('python')}" / "bin" / "python"
    )
    """Returns an interpreter with awslambdaric for a runtime of Lambda's."""


@dataclass(slots=True)
class Twin:
    """A twin that runs."""

    template: Template
    account: Account
    gateway: Gateway
    aws: str
    """The address of AWS, for functions and operators."""
    functions: Mapping[str, Function]
    edge: EdgeFunction
    queues: Mapping[str, str]
    """The queues' addresses by their ARNs."""
    skill: str = ""
    """Takes Alexa's requests by POST."""
    audio: str = ""
    """Stands for the audio's https address."""

    @property
    def addresses(self) -> dict[str, str]:
        """The two addresses, as `make twin` prints them."""
        return {"skill": self.skill, "audio": self.audio}

    @property
    def audio_url(self) -> str:
        """The https address that the audio's own stands for, as the skill has it in its settings."""
        [_, function] = _skill_of(self.functions)
        return function.deployed.program.environment["AUDIO_TRAINER_AUDIO_URL"]

    @property
    def skill_id(self) -> str:
        """The id of the skill that is served."""
        return str(self.template.parameters["SkillId"])

    def bucket(self, name: str = "Audio") -> str:
        """Return what the account calls a bucket of the template."""
        return str(self.template.attributes(name, ""))

    def set_keys(self, now: str, before: str = "") -> None:
        """Put keys into the edge function's store; the skill goes on signing with its own."""
        self.edge.set_keys({NOW: now, **({BEFORE: before} if before else {})})


@contextmanager
def twin(options: TwinOptions, home: Path | None = None) -> Iterator[Twin]:
    """Run a twin until the end of the block.

    Args:
        options: how it is set up.
        home: the folder for packages and logs; None: one that is removed in the end.

    Raises:
        TwinBroken: it cannot stand for the template.
    """
    with ExitStack() as stack:
        place = home or Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        place.mkdir(parents=True, exist_ok=True)
        body = read_template(options.template, CLOUD)
        key = options.parameters.get("AudioKey") or secrets.token_hex(32)
        given = {"SkillId": SKILL_ID, **options.parameters, "AudioKey": key}
        template = Template(body, given, PSEUDO, attributes_of(body["Resources"]))
        account = Account(CLOUD, place / "moto.log")
        stack.callback(account.close)
        queues = account.make(template)
        edge = _edge_of(template, key, options.key_before)
        stack.callback(edge.close)
        functions: dict[str, Function] = {}
        gateway = Gateway(account.address, lambda: functions)
        aws = Door(gateway.answer)
        stack.callback(aws.close)
        here = Twin(template, account, gateway, aws.address, functions, edge, queues)
        for one in deployed(template, options.packages, UNPACKED, options.python_of, place):
            more = {"AWS_ENDPOINT_URL": aws.address, **options.more}
            functions[one.name] = Function(one, more, options.at_once, _dead_letters(here, one.properties))
            stack.callback(functions[one.name].close)
        for function in functions.values():
            function.start()
            for source in _sources(here, function):
                stack.callback(source.close)
        here.audio = _opened(stack, _distribution(here, options).answer, options.audio_port)
        here.skill = _opened(stack, lambda asked: _skill_answer(here, asked), options.skill_port)
        yield here


def _opened(stack: ExitStack, answer: Callable[[Asked], Answer], port: int) -> str:
    try:
        door = Door(answer, port)
    except OSError as error:
        raise TwinBroken(f"port {port} cannot be had: {error.strerror}") from error
    stack.callback(door.close)
    return f"{door.address}/"


def _edge_of(template: Template, now: str, before: str) -> EdgeFunction:
    [code] = [one["FunctionCode"] for one in template.resources("AWS::CloudFront::Function").values()]
    return EdgeFunction(code, {NOW: now, **({BEFORE: before} if before else {})})


def _skill_of(functions: Mapping[str, Function]) -> tuple[str, Function]:
    """Return the function that Alexa calls, with its name."""
    for name, one in functions.items():
        if any(event["Type"] == "AlexaSkill" for event in one.deployed.events):
            return name, one
    raise TwinBroken("no function of the template is called by Alexa")


def _skill_answer(here: Twin, asked: Asked) -> Answer:
    if asked.method != "POST":
        return Answer(405, {"allow": "POST"}, b"the skill takes Alexa's requests by POST")
    try:
        said = _skill_of(here.functions)[1].invoke(json.loads(asked.body))
    except FunctionFailed as error:
        return Answer(502, {"content-type": "text/plain"}, str(error).encode())
    except ValueError:
        return Answer(400, {"content-type": "text/plain"}, b"no JSON")
    return Answer(200, {"content-type": "application/json"}, json.dumps(said, ensure_ascii=False).encode())


def _sources(here: Twin, function: Function) -> Iterator[EventSource]:
    sqs = here.account.client("sqs")
    for event in function.deployed.events:
        if event["Type"] == "SQS":
            told = event["Properties"]
            yield EventSource(function, told, here.queues[told["Queue"]], sqs)


def _dead_letters(here: Twin, properties: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], None]:
    told = properties.get("EventInvokeConfig", {}).get("DestinationConfig", {}).get("OnFailure")
    if told is None:
        return lambda _event: None
    sqs, url = here.account.client("sqs"), here.queues[told["Destination"]]
    return lambda event: sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"requestPayload": event}))


def _distribution(here: Twin, options: TwinOptions) -> Distribution:
    resources = here.template.resources
    [(name, told)] = resources("AWS::CloudFront::Distribution").items()
    config = told["DistributionConfig"]
    source = f"arn:aws:cloudfront::{PSEUDO['AWS::AccountId']}:distribution/{plain(name)}"
    policies = resources("AWS::CloudFront::OriginRequestPolicy")
    return Distribution(
        config=config,
        origins={one["Id"]: _origin(here, one, source) for one in config["Origins"]},
        edge_functions={plain(one): here.edge for one in resources("AWS::CloudFront::Function")},
        forwarded={
            plain(one): policy["OriginRequestPolicyConfig"]["HeadersConfig"].get("Headers", ())
            for one, policy in policies.items()
        },
        cache=Cache() if options.caches else None,
    )


def _origin(here: Twin, told: Mapping[str, Any], distribution: str) -> BucketOrigin | FunctionOrigin:
    host = told["DomainName"]
    for name in here.template.resources("AWS::S3::Bucket"):
        if host == here.template.attributes(name, "RegionalDomainName"):
            bucket = here.bucket(name)
            policies = here.template.resources("AWS::S3::BucketPolicy").values()
            [policy] = [one["PolicyDocument"] for one in policies if one["Bucket"] == bucket]
            return BucketOrigin(bucket, policy["Statement"], distribution, here.account.address)
    for name, function in here.functions.items():
        if host == function_host(name):
            waits = float(told["CustomOriginConfig"].get("OriginReadTimeout", 30))
            return FunctionOrigin(function, _is_permitted(here.template, name, distribution), waits)
    raise TwinBroken(f"the twin does not know what stands at {host}")


def _is_permitted(template: Template, function: str, distribution: str) -> bool:
    """True if the template gives CloudFront both rights that Lambda asks of whoever calls a URL."""
    alias = template.attributes(function, "Alias")
    given = {
        one["Action"]
        for one in template.resources("AWS::Lambda::Permission").values()
        if (one["FunctionName"], one["Principal"], one.get("SourceArn")) == (alias, CLOUDFRONT, distribution)
    }
    return {"lambda:InvokeFunctionUrl", "lambda:InvokeFunction"} <= given
