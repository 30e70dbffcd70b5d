"""What the twin calls each resource of the template: what `Ref` and `GetAtt` of it come to."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.twin.errors import TwinBroken

REGION = "us-east-1"
ACCOUNT = "123456789012"
"""The account that moto plays."""
STACK = "twin"
PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::StackName": STACK,
    "AWS::URLSuffix": "amazonaws.com",
}
ALIAS = "live"

Named = Callable[[str], str]


def plain(resource: str) -> str:
    """Return the name that a resource has in the account."""
    return f"{STACK}-{resource}"


def lower(resource: str) -> str:
    """Return a name in small letters, as buckets and hosts must have."""
    return plain(resource).lower()


def arn(service: str, rest: str) -> str:
    """Return the name by which policies name a thing of the account."""
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}"


def bucket_arn(bucket: str) -> str:
    """Return the name by which policies name a bucket."""
    return f"arn:aws:s3:::{bucket}"


def function_host(resource: str) -> str:
    """Return the host of a function's URL."""
    return f"{lower(resource)}.lambda-url.{REGION}.on.aws"


def distribution_host(resource: str) -> str:
    """Return the host of a distribution."""
    return f"{lower(resource)}.cloudfront.net"


KNOWN: Mapping[str, Mapping[str, Named]] = {
    "AWS::Serverless::Function": {
        "": plain,
        "Arn": lambda one: arn("lambda", f"function:{plain(one)}"),
        "Alias": lambda one: arn("lambda", f"function:{plain(one)}:{ALIAS}"),
    },
    "AWS::IAM::Role": {"": plain, "Arn": lambda one: f"arn:aws:iam::{ACCOUNT}:role/{plain(one)}"},
    "AWS::Logs::LogGroup": {"": plain, "Arn": lambda one: arn("logs", f"log-group:{plain(one)}:*")},
    "AWS::DynamoDB::Table": {"": plain, "Arn": lambda one: arn("dynamodb", f"table/{plain(one)}")},
    "AWS::S3::Bucket": {
        "": lower,
        "Arn": lambda one: bucket_arn(lower(one)),
        "DomainName": lambda one: f"{lower(one)}.s3.amazonaws.com",
        "RegionalDomainName": lambda one: f"{lower(one)}.s3.{REGION}.amazonaws.com",
    },
    "AWS::SQS::Queue": {
        "": lambda one: f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{plain(one)}",
        "Arn": lambda one: arn("sqs", plain(one)),
        "QueueName": plain,
    },
    "AWS::CloudFront::Distribution": {"": plain, "Id": plain, "DomainName": distribution_host},
    "AWS::CloudFront::OriginAccessControl": {"": plain, "Id": plain},
    "AWS::CloudFront::KeyValueStore": {"": plain, "Arn": plain},
    "AWS::CloudFront::Function": {"": plain, "FunctionARN": plain},
    "AWS::CloudFront::CachePolicy": {"": plain, "Id": plain},
    "AWS::CloudFront::OriginRequestPolicy": {"": plain, "Id": plain},
}
_OTHERS: Mapping[str, Named] = {"": plain, "Arn": plain}
URL = "Url"
"""What SAM adds to a function's name to call its URL."""


def attributes_of(resources: Mapping[str, Mapping[str, Any]]) -> Callable[[str, str], str]:
    """Return what tells a resource's attributes by name; its `Ref`, if the attribute's name is empty."""

    def attribute(resource: str, name: str) -> str:
        if resource not in resources:
            function = resource.removesuffix(URL)
            if function in resources and name == "FunctionUrl":
                return f"https://{function_host(function)}/"
            raise TwinBroken(f"the template refers to {resource}, and has no such thing")
        known = KNOWN.get(resources[resource]["Type"], _OTHERS)
        if name not in known:
            raise TwinBroken(f"the twin knows no {name} of {resource}")
        return known[name](resource)

    return attribute
