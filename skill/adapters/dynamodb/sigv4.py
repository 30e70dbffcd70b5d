"""Signs calls to DynamoDB (SigV4) by botocore's signer, without the web clients that it imports."""

from typing import Any

from skill.adapters.dynamodb.credentials import Credentials
from skill.deferred_imports import deferred, without_init
from skill.domain.ground.records import record

# botocore.auth imports botocore.utils, which asks an instance for its role over urllib3. We never do that:
# our credentials come from `credentials`, and our calls go out over `connections`.
with (
    deferred("botocore.awsrequest", "botocore.httpsession", "botocore.useragent", "urllib.request"),
    without_init("urllib3", "exceptions"),
):
    from botocore.auth import SigV4Auth
    from botocore.compat import HTTPHeaders

SERVICE = "dynamodb"


@record
class _Call:
    """The part of botocore's AWSRequest that the signer reads; it adds its headers to `headers`."""

    method: str
    url: str
    headers: Any
    body: bytes
    params: dict[str, str]
    context: dict[str, Any]


def signed(keys: Credentials, region: str, url: str, headers: dict[str, str], body: bytes) -> dict[str, str]:
    """Return the headers of a POST with its date, its token and its signature (SigV4).

    Args:
        keys: the credentials to sign with.
        region: as in `eu-west-1`.
        url: where it goes, in full.
        headers: what else is sent; all of it is signed.
        body: as it goes out.
    """
    both = HTTPHeaders()
    for name, value in headers.items():
        both[name] = value
    SigV4Auth(keys, SERVICE, region).add_auth(_Call("POST", url, both, body, {}, {}))
    return dict(both.items())
