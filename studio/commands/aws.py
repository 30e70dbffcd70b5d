"""The clients of AWS that the commands use."""

from typing import Any


def aws_client(service: str) -> Any:
    """Return boto3's client; endpoint, region and keys come from the environment or ~/.aws, as everywhere."""
    import boto3
    from botocore.config import Config

    return boto3.client(
        service,
        config=Config(
            retries={"mode": "standard", "max_attempts": 5},
            connect_timeout=5,
            read_timeout=30,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
