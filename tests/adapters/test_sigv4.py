"""The signature of a call: botocore's, to the letter."""

from datetime import UTC, datetime

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.dynamodb.credentials import Credentials
from skill.adapters.dynamodb.sigv4 import signed

NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
NAMES = st.from_regex(r"X-[A-Za-z][A-Za-z-]{0,12}[a-z]", fullmatch=True)
VALUES = st.from_regex(r"[!-~]([ -~]{0,20}[!-~])?", fullmatch=True)
PATHS = st.from_regex(r"(/[A-Za-z0-9_~%:.-]{1,12}){0,3}", fullmatch=True).filter(lambda one: "/." not in one)


def theirs(
    keys: Credentials, url: str, headers: dict[str, str], body: bytes, service: str, now: datetime
) -> dict[str, str]:
    """Return the headers that botocore's own request would carry at a moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(auth, "get_current_datetime", lambda: now)
        request = AWSRequest("POST", url, dict(headers), body)
        auth.SigV4Auth(keys, service, "eu-west-1").add_auth(request)
        return dict(request.headers.items())


@pytest.mark.parametrize("token", [None, "a token/with+signs="])
@pytest.mark.parametrize(
    ("url", "service", "body"),
    [
        ("https://dynamodb.eu-west-1.amazonaws.com/", "dynamodb", b'{"TableName":"audio-trainer"}'),
        ("https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/a%3Ab/invocations", "lambda", b"{}"),
        ("http://127.0.0.1:8000/", "dynamodb", '{"text":"naïve"}'.encode()),
        ("http://[::1]:8000/", "dynamodb", b""),
    ],
)
def test_it_signs_as_botocore_does(url: str, service: str, body: bytes, token: str | None) -> None:
    """Our call carries the same headers as botocore's own request would, at the same moment."""
    keys = Credentials("AKIDEXAMPLE", "secret", token)
    headers = {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "DynamoDB_20120810.GetItem"}
    ours = signed(keys, "eu-west-1", url, headers, body, service, NOW.timestamp())
    assert ours == theirs(keys, url, headers, body, service, NOW)
    assert "Signature=" in ours["Authorization"]


@given(
    st.dictionaries(NAMES, VALUES, max_size=4).filter(
        lambda one: len({name.lower() for name in one}) == len(one)
    ),
    st.binary(max_size=80),
    PATHS,
    st.integers(1_577_836_800, 3_786_912_000).map(lambda moment: datetime.fromtimestamp(moment, UTC)),
    st.from_regex(r"[!-~]{1,40}", fullmatch=True),
)
def test_it_signs_anything_as_botocore_does(
    headers: dict[str, str], body: bytes, path: str, now: datetime, secret: str
) -> None:
    """Whatever is sent, wherever below the host, whenever, by whatever secret."""
    keys, url = Credentials("AKID", secret, "token"), f"https://lambda.eu-west-1.amazonaws.com{path}"
    ours = signed(keys, "eu-west-1", url, headers, body, "lambda", now.timestamp())
    assert ours == theirs(keys, url, headers, body, "lambda", now)
