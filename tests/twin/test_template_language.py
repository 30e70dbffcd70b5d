"""The functions, conditions and policies of templates mean on the twin what they mean in AWS."""

from typing import Any

import pytest

from simulator.twin.errors import TwinBroken
from simulator.twin.names import PSEUDO, attributes_of
from simulator.twin.policies import allows
from simulator.twin.template import Template

BODY: dict[str, Any] = {
    "Parameters": {"Word": {"Default": ""}, "Count": {"Default": 3}, "Needed": {}},
    "Conditions": {
        "HasWord": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Word"}, ""]}]},
        "IsThree": {"Fn::Equals": [{"Ref": "Count"}, "3"]},
        "Both": {"Fn::And": [{"Condition": "HasWord"}, {"Condition": "IsThree"}]},
        "Either": {"Fn::Or": [{"Condition": "HasWord"}, {"Condition": "IsThree"}]},
    },
    "Resources": {
        "Bucket": {"Type": "AWS::S3::Bucket"},
        "Work": {"Type": "AWS::Serverless::Function", "Properties": {"Word": {"Ref": "Word"}}},
        "Rare": {"Type": "AWS::SNS::Topic", "Condition": "HasWord", "Properties": {"A": 1}},
    },
}


def template(**given: str) -> Template:
    """Return a template with parameters."""
    return Template(BODY, {"Needed": "x", **given}, PSEUDO, attributes_of(BODY["Resources"]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"Ref": "Count"}, 3),
        ({"Ref": "AWS::Region"}, "us-east-1"),
        ({"Ref": "Bucket"}, "twin-bucket"),
        ({"Ref": "Work.Alias"}, "arn:aws:lambda:us-east-1:123456789012:function:twin-Work:live"),
        ({"Fn::GetAtt": ["Bucket", "Arn"]}, "arn:aws:s3:::twin-bucket"),
        ({"Fn::GetAtt": "Bucket.Arn"}, "arn:aws:s3:::twin-bucket"),
        ({"Fn::Sub": "${Bucket.Arn}/* in ${AWS::Region}"}, "arn:aws:s3:::twin-bucket/* in us-east-1"),
        ({"Fn::Sub": "${!kept} ${Count}"}, "${kept} 3"),
        ({"Fn::Sub": ["${One}-${Count}", {"One": {"Ref": "Bucket"}}]}, "twin-bucket-3"),
        ({"Fn::Join": ["-", ["a", {"Ref": "Count"}]]}, "a-3"),
        ({"Fn::GetAtt": ["WorkUrl", "FunctionUrl"]}, "https://twin-work.lambda-url.us-east-1.on.aws/"),
        ({"Fn::Select": [2, {"Fn::Split": ["/", {"Fn::Sub": "a//${Count}/"}]}]}, "3"),
        ({"Fn::If": ["HasWord", "said", "silent"]}, "silent"),
        ({"Fn::If": ["Either", 1, 2]}, 1),
        ({"Fn::If": ["Both", 1, 2]}, 2),
        ({"A": {"Fn::If": ["HasWord", 1, {"Ref": "AWS::NoValue"}]}, "B": 2}, {"B": 2}),
        ([{"Ref": "AWS::NoValue"}, 1], [1]),
        ({"Ref": "Word", "Other": 1}, {"Ref": "Word", "Other": 1}),
    ],
)  # fmt: skip
def test_what_is_written_comes_to_what_is_meant(written: Any, meant: Any) -> None:
    """For each function of the language that the template uses."""
    assert template().value(written) == meant


def test_a_resource_is_made_where_its_condition_holds() -> None:
    """And nowhere else."""
    assert template().resources("AWS::SNS::Topic") == {}
    assert template(Word="x").resources("AWS::SNS::Topic") == {"Rare": {"A": 1}}


@pytest.mark.parametrize(
    "written",
    [
        {"Ref": "Nobody"},
        {"Fn::GetAtt": ["Nobody", "Arn"]},
        {"Fn::GetAtt": ["Bucket", "Colour"]},
        {"Fn::Cidr": ["10.0.0.0/8", 1, 1]},
    ],
)
def test_what_the_twin_does_not_know_is_said(written: Any) -> None:
    """Not guessed."""
    with pytest.raises(TwinBroken):
        template().value(written)


def test_parameters_are_asked_for_by_name() -> None:
    """One without a value, and one that is a slip of the pen."""
    with pytest.raises(TwinBroken, match="Needed"):
        Template(BODY, {}, PSEUDO, attributes_of(BODY["Resources"]))
    with pytest.raises(TwinBroken, match="Wrod"):
        template(Wrod="x")


ALLOW = {
    "Effect": "Allow",
    "Principal": {"Service": "cloudfront.amazonaws.com"},
    "Action": "s3:GetObject",
    "Resource": ["arn:aws:s3:::b/segments/*", "arn:aws:s3:::b/privacy.html"],
    "Condition": {"StringEquals": {"AWS:SourceArn": "arn:ours"}},
}
DENY = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": "s3:*",
    "Resource": "*",
    "Condition": {"Bool": {"aws:SecureTransport": False}},
}
OLD_TLS = {**DENY, "Condition": {"NumericLessThan": {"s3:TlsVersion": 1.2}}}


def may(
    resource: str, *, action: str = "s3:GetObject", principal: str = "cloudfront.amazonaws.com", **told: str
) -> bool:
    """True if the bucket's statements let somebody do something."""
    context = {"aws:sourcearn": "arn:ours", **{name.replace("_", ":"): value for name, value in told.items()}}
    return allows(
        [ALLOW, DENY, OLD_TLS], action, f"arn:aws:s3:::b/{resource}", principal=principal, context=context
    )


def test_a_policy_allows_what_it_names() -> None:
    """Folder, page, action, principal and source each count."""
    assert may("segments/a.mp3")
    assert may("privacy.html")
    assert not may("privacy.html2")
    assert not may("tastes/a.mp3")
    assert not may("segments/a.mp3", action="s3:PutObject")
    assert not may("segments/a.mp3", principal="lambda.amazonaws.com")
    assert not may("segments/a.mp3", aws_sourcearn="arn:theirs")


def test_a_denial_wins() -> None:
    """Over whatever is allowed."""
    assert not may("segments/a.mp3", aws_securetransport="false")
    assert not may("segments/a.mp3", s3_tlsversion="1.1")


def test_nothing_is_allowed_by_nobody() -> None:
    """Without a statement there is no right."""
    assert not allows([], "s3:GetObject", "arn:aws:s3:::b/a")
    strange = {**ALLOW, "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}
    with pytest.raises(TwinBroken, match="IpAddress"):
        allows([strange], "s3:GetObject", "arn:aws:s3:::b/privacy.html", principal="cloudfront.amazonaws.com")
