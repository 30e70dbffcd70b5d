"""Creates the table for development: `python -m skill.adapters.dynamodb.table`, or `make table`.

In the cloud infrastructure/template.yaml creates it; the running skill has no permission to.
"""

import os
import sys
from time import sleep

from skill.adapters.dynamodb.client import Client, Refused
from skill.ports import StoreError

KEYS = (("account", "HASH"), ("listener", "RANGE"))
TIME_TO_LIVE = "expires"
MOST_LOOKS = 50


def make_table(client: Client, name: str) -> bool:
    """Create the table and wait until it is active; return False if it existed already.

    Raises:
        StoreError: it could not be created.
    """
    try:
        client.call(
            "CreateTable",
            {
                "TableName": name,
                "AttributeDefinitions": [{"AttributeName": one, "AttributeType": "S"} for one, _ in KEYS],
                "KeySchema": [{"AttributeName": one, "KeyType": kind} for one, kind in KEYS],
                "BillingMode": "PAY_PER_REQUEST",
            },
        )
    except Refused as refused:
        if refused.kind == "ResourceInUseException":
            return False
        raise
    for _ in range(MOST_LOOKS):
        found = client.call("DescribeTable", {"TableName": name})
        if found["Table"]["TableStatus"] == "ACTIVE":
            _let_expire(client, name)
            return True
        sleep(0.2)
    raise StoreError(f"table {name} was asked for, and is not there yet")


def _let_expire(client: Client, name: str) -> None:
    live = {"Enabled": True, "AttributeName": TIME_TO_LIVE}
    try:
        client.call("UpdateTimeToLive", {"TableName": name, "TimeToLiveSpecification": live})
    except Refused as refused:
        if refused.kind != "UnknownOperationException":  # a development server may lack it
            raise


def main() -> int:
    """Create the table that the environment names; return 1 if that failed."""
    name = os.environ.get("AUDIO_TRAINER_TABLE") or "audio-trainer"
    try:
        made = make_table(Client.from_environment(os.environ, patient=True), name)
    except (StoreError, ValueError) as error:
        sys.stderr.write(f"The table {name} could not be made: {error}\n")
        return 1
    sys.stdout.write(f"The table {name} {'was made' if made else 'is there already'}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
