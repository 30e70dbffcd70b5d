"""The signature of a call: botocore's, to the letter, and botocore none the worse for it."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest

from skill.adapters.dynamodb import sigv4
from skill.adapters.dynamodb.credentials import Credentials

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("token", [None, "a token/with+signs="])
@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("https://dynamodb.eu-west-1.amazonaws.com/", b'{"TableName":"audio-trainer"}'),
        ("http://127.0.0.1:8000/", '{"text":"naïve"}'.encode()),
        ("http://[::1]:8000/", b""),
    ],
)
def test_it_signs_as_botocore_does(
    monkeypatch: pytest.MonkeyPatch, url: str, body: bytes, token: str | None
) -> None:
    """Our call carries the same headers as botocore's own request would, at the same moment."""
    monkeypatch.setattr(auth, "get_current_datetime", lambda: NOW)
    keys = Credentials("AKIDEXAMPLE", "secret", token)
    headers = {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "DynamoDB_20120810.GetItem"}
    theirs = AWSRequest("POST", url, dict(headers), body)
    auth.SigV4Auth(keys, "dynamodb", "eu-west-1").add_auth(theirs)

    ours = sigv4.signed(keys, "eu-west-1", url, headers, body)

    assert ours == dict(theirs.headers.items())
    assert "Signature=" in ours["Authorization"]


AFTERWARDS = """
import sys
from skill.adapters.dynamodb.sigv4 import signed
from skill.adapters.dynamodb.credentials import Credentials
assert signed(Credentials("a", "b"), "eu-west-1", "http://127.0.0.1/", {}, b"")["Authorization"]
light = [name for name in ("urllib3", "botocore.awsrequest", "botocore.httpsession") if name in sys.modules]
assert not light, light

import botocore.session
client = botocore.session.get_session().create_client(
    "sts", region_name="eu-west-1", aws_access_key_id="a", aws_secret_access_key="b",
    endpoint_url="http://127.0.0.1:9", config=botocore.config.Config(retries={"total_max_attempts": 1}))
import botocore.exceptions, botocore.utils, urllib3
try:
    client.get_caller_identity()
except botocore.exceptions.EndpointConnectionError:
    pass
assert urllib3.exceptions.LocationParseError is botocore.utils.LocationParseError
assert botocore.utils.ContainerMetadataFetcher()
"""


def test_botocore_works_as_ever_afterwards() -> None:
    """The web clients that the signer is loaded without are there for whoever needs them later."""
    done = subprocess.run(
        [sys.executable, "-c", AFTERWARDS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
