"""The template says what the code needs, and allows no more."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.monthly_costs import ALARMS
from skill.adapters.cloudwatch_metrics import METRICS, NAMESPACE
from skill.adapters.dynamodb.table import KEYS, TIME_TO_LIVE
from skill.bootstrap import Settings
from studio.render_function.render_log import METRICS as RENDER_METRICS
from studio.shipping.function_zip import RUNTIME_PYTHON
from tests.services.server_processes import CLOUD, ROOT

pytestmark = pytest.mark.environment

READ = """
import json, sys
from cfnlint.decode import decode
template, faults = decode(sys.argv[1])
assert not faults, faults
print(json.dumps(template))
"""
TEMPLATE = ROOT / "infrastructure" / "template.yaml"


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    """Return the template, as cfn-lint reads it."""
    if not (CLOUD / "python").exists():
        pytest.skip("cfn-lint is not installed: say 'make cloud'")
    done = subprocess.run(
        [CLOUD / "python", "-c", READ, TEMPLATE], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    """Return its resources."""
    found: dict[str, Any] = template["Resources"]
    return found


def statements(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield every statement of every policy."""
    if isinstance(tree, dict):
        yield from tree.get("Statement", ())
        for branch in tree.values():
            yield from statements(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from statements(branch)


def test_cfn_lint_finds_nothing(resources: dict[str, Any]) -> None:
    """Nor does it warn."""
    done = subprocess.run([CLOUD / "cfn-lint", TEMPLATE], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_whoever_is_allowed_is_allowed_named_things(resources: dict[str, Any]) -> None:
    """No statement that allows has a star for an action, or alone for a resource."""
    allowing = [one for one in statements(resources) if one["Effect"] == "Allow"]
    assert len(allowing) >= 4
    for one in allowing:
        assert "*" not in json.dumps(one["Action"])
        assert one.get("Resource") != "*"
        assert one.get("Principal") != "*"


def test_the_function_may_do_what_the_store_does(resources: dict[str, Any]) -> None:
    """The calls of skill/adapters/dynamodb/store.py, no more and no fewer."""
    source = (ROOT / "skill" / "adapters" / "dynamodb" / "store.py").read_text("utf-8")
    made = {
        name for name in ("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan") if name in source
    }
    allowed = resources["FunctionRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]
    assert {f"dynamodb:{name}" for name in made} == set(allowed["Action"])


def test_the_table_is_the_one_that_the_store_expects(resources: dict[str, Any]) -> None:
    """Its key and its time to live have the names that are written, and what is lost can be fetched back."""
    table = resources["Listeners"]["Properties"]
    assert table["KeySchema"] == [{"AttributeName": name, "KeyType": kind} for name, kind in KEYS]
    assert table["TimeToLiveSpecification"] == {"AttributeName": TIME_TO_LIVE, "Enabled": True}
    assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert table["BillingMode"] == "PAY_PER_REQUEST"


def test_every_setting_of_the_function_is_one_that_is_read(resources: dict[str, Any]) -> None:
    """Each changes what the skill is built with."""
    function = resources["Function"]["Properties"]
    assert function["Runtime"] == f"python{RUNTIME_PYTHON}"
    assert function["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    names = function["Environment"]["Variables"]
    plain = Settings.from_environment({})
    for name in names:
        assert Settings.from_environment({name: "https://changed/"}) != plain, name


def test_alarms_watch_metrics_that_are_written(resources: dict[str, Any]) -> None:
    """Ours by their own names, Lambda's by Amazon's."""
    alarms = [one["Properties"] for one in resources.values() if one["Type"] == "AWS::CloudWatch::Alarm"]
    ours = {one["MetricName"] for one in alarms if one["Namespace"] == NAMESPACE}
    theirs = {one["MetricName"] for one in alarms if one["Namespace"] == "AWS/Lambda"}
    written = {name for name, _ in (*METRICS, *RENDER_METRICS)}
    assert (
        ours == {"UnlawfulAnswers", "StoreFaults", "FailedStreams", "RenderFailures", "RenderTime"} <= written
    )
    assert theirs == {"Errors", "Throttles", "Duration"}
    queues = {one["MetricName"] for one in alarms if one["Namespace"] == "AWS/SQS"}
    assert queues == {"ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"}


def test_each_alarm_tells_somebody_and_is_counted_in_the_bill(resources: dict[str, Any]) -> None:
    """An alarm that nobody is told of is none."""
    alarms = [one["Properties"] for one in resources.values() if one["Type"] == "AWS::CloudWatch::Alarm"]
    assert all(one["AlarmActions"] for one in alarms)
    assert len(alarms) == ALARMS


def test_the_dashboard_is_json(resources: dict[str, Any]) -> None:
    """As CloudWatch reads it, once the names are put in."""
    body = resources["Dashboard"]["Properties"]["DashboardBody"]
    text = body["Fn::Sub"] if isinstance(body, dict) else body
    widgets = json.loads(re.sub(r"\$\{[^}]+\}", "name", text))["widgets"]
    assert any("FailedStreams" in json.dumps(one) for one in widgets)


def test_the_audio_is_read_through_cloudfront_alone(resources: dict[str, Any]) -> None:
    """The bucket blocks everybody else."""
    assert all(resources["Audio"]["Properties"]["PublicAccessBlockConfiguration"].values())


def test_where_the_template_is(resources: dict[str, Any]) -> None:
    """The package stands where the template looks for it."""
    code = resources["Function"]["Properties"]["CodeUri"]
    assert (TEMPLATE.parent / code).resolve() == Path(ROOT / "dist" / "lambda.zip")


def test_logs_are_kept_as_long_as_the_privacy_policy_says(template: dict[str, Any]) -> None:
    """By default, and at most: whoever deploys may choose, and the policy is true of each choice."""
    days = template["Parameters"]["LogDays"]
    assert (days["Default"], max(days["AllowedValues"])) == (14, 90)
    policy = " ".join((ROOT / "docs" / "privacy.md").read_text("utf-8").split())
    assert (
        "for two weeks, unless the operator has set another time, and never for longer than three months"
        in policy
    )
    kept = [json.dumps(one) for one in template["Resources"].values() if "LogDays" in json.dumps(one)]
    assert len(kept) == 3, "both functions' logs, and those of what was fetched"
