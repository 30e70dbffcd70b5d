"""The two kinds of origin that the template has: a bucket, and the URL of a function."""

import base64
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import time
from typing import Any
from urllib.parse import quote, unquote
from uuid import uuid4

from simulator.twin.errors import FunctionFailed
from simulator.twin.functions import Function
from simulator.twin.http_exchange import Answer, exchange
from simulator.twin.names import ACCOUNT, REGION, bucket_arn, function_host
from simulator.twin.policies import Statement, allows
from simulator.twin.server import Asked

CLOUDFRONT = "cloudfront.amazonaws.com"
SIGNED = (
    f"AWS4-HMAC-SHA256 Credential=cloudfront/20260101/{REGION}/s3/aws4_request, "
    "SignedHeaders=host, Signature=0"
)
"""What CloudFront's signature looks like (origin access control); moto asks for one and checks none."""
DENIED = Answer(403, {"content-type": "application/xml"}, b"<Error><Code>AccessDenied</Code></Error>")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BucketOrigin:
    """A bucket as CloudFront reads it: what its policy allows, and 403 for what is not there."""

    bucket: str
    statements: Iterable[Statement]
    """The bucket's policy."""
    distribution: str
    """The ARN of the distribution that reads it."""
    s3: str
    """The address of S3."""

    def __call__(self, asked: Asked) -> Answer:
        """Return S3's answer."""
        key = unquote(asked.path).removeprefix("/")
        if not self._may("s3:GetObject", f"{bucket_arn(self.bucket)}/{key}"):
            return DENIED
        headers = {name: value for name, value in asked.headers.items() if name == "range"}
        target = f"/{self.bucket}/{quote(key)}"
        answer = exchange(self.s3, asked.method, target, {**headers, "authorization": SIGNED})
        if answer.status == 404 and not self._may("s3:ListBucket", bucket_arn(self.bucket)):
            return DENIED
        return answer

    def _may(self, action: str, resource: str) -> bool:
        told = {"aws:sourcearn": self.distribution}
        return allows(self.statements, action, resource, principal=CLOUDFRONT, context=told)


@dataclass(frozen=True, slots=True)
class FunctionOrigin:
    """A function behind its URL, which CloudFront may call if the template lets it."""

    function: Function
    is_permitted: bool
    limit_s: float
    """How long CloudFront waits."""

    def __call__(self, asked: Asked) -> Answer:
        """Return the function's answer."""
        if not self.is_permitted:
            return DENIED
        try:
            return _answer_of(self.function.invoke(url_event(asked, self.function.deployed.name)))
        except FunctionFailed as error:
            log.warning("%s failed for %s: %s", self.function.deployed.name, asked.path, str(error)[:500])
            return Answer(502, {}, b"the function failed")


def url_event(asked: Asked, function: str) -> dict[str, Any]:
    """Return the event by which a function hears of a request to its URL (payload 2.0)."""
    host = function_host(function)
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": asked.path,
        "rawQueryString": asked.query or "",
        "headers": {
            **asked.headers,
            "host": host,
            "via": "2.0 twin (CloudFront)",
            "x-forwarded-proto": "https",
        },
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": host.partition(".")[0],
            "domainName": host,
            "domainPrefix": host.partition(".")[0],
            "http": {
                "method": asked.method,
                "path": asked.path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": asked.headers.get("user-agent", ""),
            },
            "requestId": str(uuid4()),
            "routeKey": "$default",
            "stage": "$default",
            "timeEpoch": int(time() * 1000),
        },
        "isBase64Encoded": False,
    }


def _answer_of(told: Any) -> Answer:
    """Return what Lambda makes of a function's answer to a request to its URL."""
    if not isinstance(told, Mapping) or "statusCode" not in told:
        return Answer(200, {"content-type": "application/json"}, json.dumps(told).encode())
    text = told.get("body") or ""
    body = base64.b64decode(text) if told.get("isBase64Encoded") else str(text).encode()
    headers = {str(name).lower(): str(value) for name, value in (told.get("headers") or {}).items()}
    return Answer(int(told["statusCode"]), headers, body)
