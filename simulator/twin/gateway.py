"""AWS's address for the functions: each call is held against the caller's role, and then passed on to moto.

Whoever calls with another access key than a function's is the operator, who may do everything:
`studio publish` can be tried against it.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from simulator.twin.errors import FunctionFailed
from simulator.twin.functions import Deployed, Function, names_of
from simulator.twin.http_exchange import Answer, exchange
from simulator.twin.names import ALIAS, arn, bucket_arn
from simulator.twin.policies import allows
from simulator.twin.server import Asked

_CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/[^/]+/([^/]+)/aws4_request")
_INVOKE = re.compile(r"/2015-03-31/functions/([^/]+)/invocations")
_S3_ACTIONS = {
    "GET": "GetObject",
    "HEAD": "GetObject",
    "PUT": "PutObject",
    "POST": "PutObject",
    "DELETE": "DeleteObject",
}

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Gateway:
    """Answers the functions' calls of DynamoDB, S3, SQS and Lambda."""

    moto: str
    """Moto's address."""
    functions: Callable[[], Mapping[str, Function]]
    """The functions by their names in the template; they are started after the gateway."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """What functions were not allowed to do: action and resource."""

    def answer(self, asked: Asked) -> Answer:
        """Return AWS's answer to a call."""
        match = _CREDENTIAL.search(asked.headers.get("authorization", ""))
        service = match.group(2) if match else "s3"
        action, resource = _what(service, asked)
        caller = self._caller(match.group(1) if match else "")
        if caller is not None and not allows(caller.statements, action, resource):
            return self._refuse(caller.name, action, resource)
        if service == "lambda":
            return self._invoked(asked)
        answer = exchange(self.moto, asked.method, asked.target, asked.headers, asked.body)
        hides = service == "s3" and answer.status == 404 and caller is not None
        if hides and not allows(caller.statements, "s3:ListBucket", resource.partition("/")[0]):  # type: ignore[union-attr]
            return _denied("s3:ListBucket")
        return answer

    def _refuse(self, caller: str, action: str, resource: str) -> Answer:
        log.warning("%s may not %s of %s", caller, action, resource)
        self.refused.append((action, resource))
        return _denied(action)

    def _caller(self, access_key: str) -> Deployed | None:
        of_all = [one.deployed for one in self.functions().values()]
        return next((one for one in of_all if one.access_key == access_key), None)

    def _invoked(self, asked: Asked) -> Answer:
        match = _INVOKE.fullmatch(asked.path)
        name = _short(unquote(match.group(1))) if match else ""
        function = next((one for key, one in self.functions().items() if name in names_of(key)), None)
        if function is None:
            return Answer(404, {}, json.dumps({"Type": "User", "Message": f"no function {name}"}).encode())
        event = json.loads(asked.body or b"null")
        if asked.headers.get("x-amz-invocation-type", "RequestResponse") == "Event":
            function.invoke_later(event)
            return Answer(202)
        try:
            return Answer(200, {}, json.dumps(function.invoke(event)).encode())
        except FunctionFailed as error:
            told = {"errorMessage": str(error)[:1_000], "errorType": "FunctionFailed"}
            return Answer(200, {"x-amz-function-error": "Unhandled"}, json.dumps(told).encode())


def _denied(action: str) -> Answer:
    message = f"not authorized to perform {action}"
    if action.startswith("s3:"):
        return Answer(403, {"content-type": "application/xml"}, b"<Error><Code>AccessDenied</Code></Error>")
    told = {"__type": "AccessDeniedException", "Message": message, "message": message}
    kind = {"content-type": "application/x-amz-json-1.0"}
    return Answer(403 if action.startswith("lambda:") else 400, kind, json.dumps(told).encode())


def _what(service: str, asked: Asked) -> tuple[str, str]:
    """Return the action that a call is, and the ARN of what it is about, as policies name them."""
    if service == "s3":
        return _what_of_s3(asked)
    if service == "lambda":
        match = _INVOKE.fullmatch(asked.path)
        return "lambda:InvokeFunction", arn(
            "lambda", f"function:{_short(unquote(match.group(1) if match else ''))}"
        )
    operation = asked.headers.get("x-amz-target", "").partition(".")[2]
    told: Mapping[str, Any] = json.loads(asked.body or b"{}")
    if service == "sqs":
        return f"sqs:{operation}", arn("sqs", str(told.get("QueueUrl", "")).rpartition("/")[2])
    name = str(told.get("TableName", "")).rpartition("table/")[2]
    return f"{service}:{operation}", arn(service, f"table/{name}")


def _what_of_s3(asked: Asked) -> tuple[str, str]:
    bucket, _, key = unquote(asked.path).removeprefix("/").partition("/")
    if key:
        return f"s3:{_S3_ACTIONS.get(asked.method, asked.method)}", f"{bucket_arn(bucket)}/{key}"
    lists = asked.method in {"GET", "HEAD"} and not {"acl", "policy"} & set(
        parse_qs(asked.query or "", keep_blank_values=True)
    )
    return "s3:ListBucket" if lists else "s3:BucketConfiguration", bucket_arn(bucket)


def _short(name: str) -> str:
    """Return a function's name with its alias, without the rest of its ARN."""
    short = name.rpartition(":function:")[2]
    return short if short.endswith(f":{ALIAS}") or ":" not in short else short.partition(":")[0]
