"""The account: moto's server, with the table, the buckets and the queues that the template has."""

import json
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from simulator.twin.errors import TwinBroken
from simulator.twin.names import REGION
from simulator.twin.template import Template

START_S = 60.0
_TABLE = ("AttributeDefinitions", "KeySchema", "BillingMode")
_QUEUE = ("VisibilityTimeout", "MessageRetentionPeriod")


class Account:
    """AWS's services, as moto plays them."""

    def __init__(self, cloud: Path, log: Path) -> None:
        """Start moto.

        Args:
            cloud: the folder of .venv-cloud.
            log: where its output goes.

        Raises:
            TwinBroken: moto is not there, or does not listen.
        """
        server = cloud / "bin" / "moto_server"
        if not server.exists():
            raise TwinBroken(f"{server} is not there: say 'make cloud'")
        port = _free_port()
        command = [str(server), "-H", "127.0.0.1", "-p", str(port)]
        with log.open("w") as out:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)  # noqa: S603
        self.address = f"http://127.0.0.1:{port}"
        self._await(port)

    def _await(self, port: int) -> None:
        patience = monotonic() + START_S
        while monotonic() < patience and self._process.poll() is None:
            with socket.socket() as one:
                one.settimeout(0.2)
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    return
            sleep(0.05)
        self.close()
        raise TwinBroken("moto does not listen")

    def client(self, service: str) -> Any:
        """Return boto3's client of a service, as the operator's."""
        import boto3

        return boto3.client(
            service,
            endpoint_url=self.address,
            region_name=REGION,
            aws_access_key_id="operator",
            aws_secret_access_key="operator",  # noqa: S106 - moto asks for any
        )

    def make(self, template: Template) -> dict[str, str]:
        """Make what the template describes, and return the queues' addresses by their ARNs."""
        self._make_tables(template)
        s3 = self.client("s3")
        for name in template.resources("AWS::S3::Bucket"):
            s3.create_bucket(Bucket=template.attributes(name, ""))
        return self._make_queues(template)

    def _make_tables(self, template: Template) -> None:
        dynamodb = self.client("dynamodb")
        for name, told in template.resources("AWS::DynamoDB::Table").items():
            table = template.attributes(name, "")
            dynamodb.create_table(TableName=table, **{one: told[one] for one in _TABLE})
            if "TimeToLiveSpecification" in told:
                dynamodb.update_time_to_live(
                    TableName=table, TimeToLiveSpecification=told["TimeToLiveSpecification"]
                )

    def _make_queues(self, template: Template) -> dict[str, str]:
        sqs, urls = self.client("sqs"), {}
        queues = template.resources("AWS::SQS::Queue")
        # A queue whose messages may end in another one comes after that.
        for name, told in sorted(queues.items(), key=lambda one: "RedrivePolicy" in one[1]):
            made = sqs.create_queue(
                QueueName=template.attributes(name, "QueueName"), Attributes=_attributes(told)
            )
            urls[str(template.attributes(name, "Arn"))] = made["QueueUrl"]
        return urls

    def close(self) -> None:
        """End moto."""
        self._process.kill()
        self._process.wait()


def _attributes(told: Mapping[str, Any]) -> dict[str, str]:
    found = {one: str(told[one]) for one in _QUEUE if one in told}
    if "RedrivePolicy" in told:
        found["RedrivePolicy"] = json.dumps(told["RedrivePolicy"])
    return found


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
