"""The template's resources fit one another, and what the library can be asked for."""

import json
from typing import Any

import pytest

from simulator.twin.names import PSEUDO, attributes_of, plain
from simulator.twin.origins import CLOUDFRONT
from simulator.twin.policies import Statement, allows, statements_of
from simulator.twin.template import Template
from simulator.twin.twin import SKILL_ID
from skill.content.authored import CONTENT, read_authored, read_tables
from studio.addresses.enumeration import every_address
from studio.addresses.kinds import AUTHORS, Kind

pytestmark = pytest.mark.environment

NEEDED = {"SkillId": SKILL_ID, "AudioKey": "k" * 32}
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0"


def template(body: dict[str, Any], **given: str) -> Template:
    """Return the template with parameters."""
    return Template(body, {**NEEDED, **given}, PSEUDO, attributes_of(body["Resources"]))


def role(here: Template, name: str) -> list[Statement]:
    """Return the statements of a role."""
    return list(statements_of(here.resources("AWS::IAM::Role")[name]["Policies"]))


def distribution(here: Template) -> dict[str, Any]:
    """Return how the distribution is configured."""
    found: dict[str, Any] = here.resources("AWS::CloudFront::Distribution")["AudioDistribution"]
    return dict(found["DistributionConfig"])


def test_every_kind_of_address_is_served_and_every_kind_of_audio_may_be_stored(
    template_body: dict[str, Any],
) -> None:
    """The bucket's policy names each folder and page of the library; the renderer may write sound alone."""
    here = template(template_body)
    policy = here.resources("AWS::S3::BucketPolicy")["AudioPolicy"]["PolicyDocument"]["Statement"]
    bucket = here.attributes("Audio", "Arn")
    source = f"arn:aws:cloudfront::{PSEUDO['AWS::AccountId']}:distribution/{plain('AudioDistribution')}"

    def is_read(key: str, by: str = source) -> bool:
        told = {"aws:sourcearn": by}
        return allows(policy, "s3:GetObject", f"{bucket}/{key}", principal=CLOUDFRONT, context=told)

    authored, faults = read_authored(read_tables(CONTENT)[0])
    assert authored is not None
    assert not faults
    first: dict[Kind, str] = {}
    for one in every_address(authored, AUTHORS | {Kind.NO_MUSIC}):
        first.setdefault(one.kind, one.path)
    assert set(first) == AUTHORS | {Kind.NO_MUSIC}
    renderer = role(here, "RendererRole")
    for kind, path in first.items():
        assert is_read(path), kind
        assert not is_read(path, by="arn:aws:cloudfront::123456789012:distribution/another")
        assert allows(renderer, "s3:PutObject", f"{bucket}/{path}") is (kind is not Kind.PAGE), kind
    for key in ("manifests/1.json", "segments", "audio.key", "pages/privacy.html"):
        assert not is_read(key)
        assert not allows(renderer, "s3:PutObject", f"{bucket}/{key}")


def test_the_renderer_is_asked_when_the_bucket_has_nothing(template_body: dict[str, Any]) -> None:
    """The group has the bucket first, on both codes by which S3 says that there is nothing."""
    config = distribution(template(template_body))
    [group] = config["OriginGroups"]["Items"]
    assert group["FailoverCriteria"]["StatusCodes"] == {"Quantity": 2, "Items": [403, 404]}
    assert [one["OriginId"] for one in group["Members"]["Items"]] == ["audio", "renderer"]
    assert config["DefaultCacheBehavior"]["TargetOriginId"] == group["Id"]
    assert config["DefaultCacheBehavior"]["AllowedMethods"] == ["GET", "HEAD"]


def test_no_query_is_part_of_the_cache_s_key_and_no_redirect_is_kept(template_body: dict[str, Any]) -> None:
    """One copy of each file, and at least no second for what says that it may not be kept."""
    [policy] = template(template_body).resources("AWS::CloudFront::CachePolicy").values()
    told = policy["CachePolicyConfig"]
    assert told["MinTTL"] == 0
    assert told["ParametersInCacheKeyAndForwardedToOrigin"]["QueryStringsConfig"] == {
        "QueryStringBehavior": "none"
    }


def test_the_skill_may_start_the_renderer_and_nothing_else(template_body: dict[str, Any]) -> None:
    """By the name that it is given in its environment."""
    here = template(template_body)
    skill = role(here, "FunctionRole")
    told = here.resources("AWS::Serverless::Function")["Function"]["Environment"]["Variables"]
    assert told["AUDIO_TRAINER_RENDERER"] == "twin-Renderer:live"
    assert allows(skill, "lambda:InvokeFunction", here.attributes("Renderer", "Alias"))
    assert not allows(skill, "lambda:InvokeFunction", here.attributes("Renderer", "Arn"))
    assert not allows(skill, "lambda:InvokeFunction", here.attributes("Function", "Alias"))


def test_a_message_is_not_given_twice_while_it_is_rendered(template_body: dict[str, Any]) -> None:
    """Six times the function's time, as Lambda asks; then it is tried again, and at last kept apart."""
    here = template(template_body)
    queue = here.resources("AWS::SQS::Queue")["RenderQueue"]
    renderer = here.resources("AWS::Serverless::Function")["Renderer"]
    assert queue["VisibilityTimeout"] >= 6 * renderer["Timeout"]
    assert queue["RedrivePolicy"]["deadLetterTargetArn"] == here.attributes("RenderDeadLetters", "Arn")
    event = renderer["Events"]["Queue"]["Properties"]
    assert event["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert event["ScalingConfig"]["MaximumConcurrency"] == here.parameters["RenderConcurrency"]


def test_a_restored_table_takes_the_place_of_the_stack_s_own(template_body: dict[str, Any]) -> None:
    """In the skill's settings and in its rights."""
    for given, table in ({}, "twin-Listeners"), ({"RestoredTable": "of-yesterday"}, "of-yesterday"):
        here = template(template_body, **given)
        told = here.resources("AWS::Serverless::Function")["Function"]["Environment"]["Variables"]
        assert told["AUDIO_TRAINER_TABLE"] == table
        arn = f"arn:aws:dynamodb:us-east-1:123456789012:table/{table}"
        assert allows(role(here, "FunctionRole"), "dynamodb:PutItem", arn)
        assert not allows(role(here, "FunctionRole"), "dynamodb:PutItem", f"{arn}-2")


def test_a_domain_of_one_s_own_asks_for_tls_1_2(template_body: dict[str, Any]) -> None:
    """Amazon's own cannot; the origins are never asked by less."""
    plainly = distribution(template(template_body))
    assert plainly["ViewerCertificate"] == {"CloudFrontDefaultCertificate": True}
    assert "Aliases" not in plainly
    here = template(template_body, AudioDomain="audio.test", AudioCertificate=CERTIFICATE)
    own = distribution(here)
    assert own["Aliases"] == ["audio.test"]
    assert own["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert own["Origins"][1]["CustomOriginConfig"]["OriginSSLProtocols"] == ["TLSv1.2"]
    told = here.resources("AWS::Serverless::Function")["Function"]["Environment"]["Variables"]
    assert told["AUDIO_TRAINER_AUDIO_URL"] == "https://audio.test/"


def test_an_alarm_arrives(template_body: dict[str, Any]) -> None:
    """The topic is there when somebody is to be told, and no key keeps CloudWatch out of it."""
    assert template(template_body).resources("AWS::SNS::Topic") == {}
    [topic] = template(template_body, AlarmEmail="you@example.com").resources("AWS::SNS::Topic").values()
    assert "KmsMasterKeyId" not in topic


def test_the_key_is_shown_to_nobody(template_body: dict[str, Any]) -> None:
    """It is a parameter without echo, has no default, and is in no output."""
    told = template_body["Parameters"]["AudioKey"]
    assert told["NoEcho"] is True
    assert "Default" not in told
    assert '{"Ref": "AudioKey"}' not in json.dumps(template_body["Outputs"])


def test_a_new_version_is_let_in_by_a_tenth(template_body: dict[str, Any]) -> None:
    """And alarms that watch what the skill answers are the brake."""
    told = template(template_body).resources("AWS::Serverless::Function")["Function"]["DeploymentPreference"]
    assert told["Type"].startswith("Canary10Percent")
    alarms = {plain(name) for name in template_body["Resources"] if name.endswith("Alarm")}
    assert set(told["Alarms"]) <= alarms
    assert len(told["Alarms"]) >= 3
