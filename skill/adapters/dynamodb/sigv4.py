"""Signs calls to AWS's services (Signature Version 4), as their documentation lays it down.

botocore's own signer brings its web clients, its models' parser and their imports, a fifth of a cold start;
what a POST with a body in memory needs of it is this page. `tests/adapters/test_sigv4.py` holds every header
that it makes to botocore's.
"""

import hashlib
import hmac
from collections.abc import Mapping
from time import gmtime, strftime, time
from urllib.parse import quote, urlsplit

from skill.adapters.dynamodb.credentials import Credentials

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED = {"expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"}
"""Headers that whoever stands between may change; botocore leaves the same ones out."""


def signed(
    keys: Credentials,
    region: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    service: str = "dynamodb",
    now: float | None = None,
) -> dict[str, str]:
    """Return the headers of a POST with its date, its token and its signature.

    Args:
        keys: the credentials to sign with.
        region: as in `eu-west-1`.
        url: where it goes, in full and without a query.
        headers: what else is sent; all of it is signed.
        body: as it goes out.
        service: the name by which AWS signs for a service: `dynamodb`, `lambda`, ….
        now: in seconds since 1970; None for the present moment.
    """
    moment = strftime("%Y%m%dT%H%M%SZ", gmtime(time() if now is None else now))
    sent = {**headers, "X-Amz-Date": moment}
    if keys.token:
        sent["X-Amz-Security-Token"] = keys.token
    where = urlsplit(url)
    named = {
        name.lower(): " ".join(value.split()) for name, value in sent.items() if name.lower() not in UNSIGNED
    }
    named = dict(sorted({"host": _host(url), **named}.items()))
    names = ";".join(named)
    lines = [f"{name}:{value}" for name, value in named.items()]
    path = quote(where.path or "/", safe="/~")
    request = "\n".join(["POST", path, "", *lines, "", names, _hash(body)])
    scope = f"{moment[:8]}/{region}/{service}/aws4_request"
    told = "\n".join([ALGORITHM, moment, scope, _hash(request.encode())])
    key = f"AWS4{keys.secret_key}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    proof = hmac.digest(key, told.encode(), "sha256").hex()
    sent["Authorization"] = (
        f"{ALGORITHM} Credential={keys.access_key}/{scope}, SignedHeaders={names}, Signature={proof}"
    )
    return sent


def _host(url: str) -> str:
    """Return what stands in the header `Host`: the port only if it is not the usual one."""
    where = urlsplit(url)
    usual = (where.scheme, where.port) in {("https", 443), ("http", 80)}
    host = where.hostname or ""
    named = f"[{host}]" if ":" in host else host
    return named if usual or where.port is None else f"{named}:{where.port}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
