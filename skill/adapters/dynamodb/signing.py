"""A call's signature: botocore's own signer, without the web clients that it would load beside it."""

from typing import Any

from skill.adapters.dynamodb.credentials import Keys
from skill.domain.ground.records import record
from skill.loading import bare, late

# botocore.auth comes by way of botocore.utils, which asks an instance for its role over urllib3. Nobody
# here asks: our keys come from `credentials`, and our calls go out over a `Line`.
with (
    late("botocore.awsrequest", "botocore.httpsession", "botocore.useragent", "urllib.request"),
    bare("urllib3", "exceptions"),
):
    from botocore.auth import SigV4Auth
    from botocore.compat import HTTPHeaders

SERVICE = "dynamodb"


@record
class _Call:
    """What the signer reads of a call, and where it writes what it adds."""

    method: str
    url: str
    headers: Any
    body: bytes
    params: dict[str, str]
    context: dict[str, Any]


def signed(keys: Keys, region: str, url: str, headers: dict[str, str], body: bytes) -> dict[str, str]:
    """Return the headers of a POST with its date, its token and its signature (SigV4).

    Args:
        keys: whose name it is signed with.
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
