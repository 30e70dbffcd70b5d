"""Clients of the servers that stand for AWS in these tests."""

from typing import Any

import boto3
from botocore.config import Config

REGION = "us-east-1"
KEY = "S3RVER"
"""The key that s3rver knows; moto takes any."""


def client(address: str, service: str = "s3") -> Any:
    """Return boto3's client there."""
    return boto3.client(
        service,
        endpoint_url=address,
        region_name=REGION,
        aws_access_key_id=KEY,
        aws_secret_access_key=KEY,
        config=Config(
            s3={"addressing_style": "path"},
            retries={"max_attempts": 2},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


def aws_environment(address: str) -> dict[str, str]:
    """Return the environment by which a command finds a server."""
    return {
        "AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": KEY,
        "AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION, "PATH": "",
    }  # fmt: skip
