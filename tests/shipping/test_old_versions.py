"""Old versions of a function are found and deleted; what is in use, or may be gone back to, is not."""

import io
import json
import zipfile
from typing import Any

import boto3
import pytest

from studio.shipping.old_versions import NotReached, Version, removable, remove

KEYS = {"aws_access_key_id": "local", "aws_secret_access_key": "local", "region_name": "eu-west-1"}
TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"Service": "lambda.amazonaws.com"}}]}  # fmt: skip


def code(text: str) -> bytes:
    """Return a package with some code: a version is only published if it differs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("lambda_handler.py", text)
    return packed.getvalue()


@pytest.fixture(scope="module")
def reached(moto: str) -> Any:
    """Return a client of Lambda, where a function has been deployed seven times."""
    iam = boto3.client("iam", endpoint_url=moto, **KEYS)
    role = iam.create_role(RoleName="trainer", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    client = boto3.client("lambda", endpoint_url=moto, **KEYS)
    client.create_function(
        FunctionName="trainer", Runtime="python3.13", Handler="lambda_handler.handler", Role=role,
        Code={"ZipFile": code("0")},
    )  # fmt: skip
    for number in range(1, 8):
        client.update_function_code(FunctionName="trainer", ZipFile=code(str(number)))
        client.publish_version(FunctionName="trainer")
    client.create_alias(FunctionName="trainer", Name="live", FunctionVersion="7")
    client.create_alias(
        FunctionName="trainer",
        Name="pinned",
        FunctionVersion="2",
        RoutingConfig={"AdditionalVersionWeights": {"3": 0.1}},
    )
    return client


def numbers(found: list[Version]) -> list[int]:
    """Return the versions' numbers."""
    return [one.number for one in found]


def test_old_versions_go_and_those_in_use_stay(reached: Any) -> None:
    """The newest three stay, and whatever an alias leads to, also with a part of its calls."""
    assert numbers(removable(reached, "trainer", keep=1)) == [1, 4, 5, 6]
    assert numbers(removable(reached, "trainer", keep=0)) == [1, 4, 5, 6]
    assert numbers(removable(reached, "trainer", keep=99)) == []
    found = removable(reached, "trainer")
    assert numbers(found) == [1, 4]
    assert numbers(list(remove(reached, "trainer", found))) == [1, 4]
    assert removable(reached, "trainer") == []
    left = {one["Version"] for one in reached.list_versions_by_function(FunctionName="trainer")["Versions"]}
    assert left == {"$LATEST", "2", "3", "5", "6", "7"}


def test_a_function_that_is_not_there_is_said_to_be(reached: Any) -> None:
    """In one sentence."""
    with pytest.raises(NotReached, match="nowhere"):
        removable(reached, "nowhere")
