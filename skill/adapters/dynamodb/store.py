"""The store in DynamoDB: one item a listener, read whole, and replaced whole if its version is unchanged.

A turn costs one GetItem and at most one PutItem or UpdateItem. The listener is one string, so that no
number passes through DynamoDB's decimals and a half-written listener cannot exist.
"""

import secrets
from time import time
from typing import Any

from skill.adapters.dynamodb.client import Client, Refused
from skill.adapters.listener_record import from_record, to_record
from skill.domain.ground.units import DAY_MS, SECOND_MS
from skill.domain.listener.listener import Listener
from skill.ports import StoreError, StoreUnreadable, WriteConflict

Item = dict[str, dict[str, str]]

LARGEST_RECORD = 300_000
"""The longest record that is stored, in bytes; DynamoDB's limit is 400,000 with names and keys."""

KEPT_S = 2 * 365 * DAY_MS // SECOND_MS
"""A listener who was away for longer is erased by the table's own time to live; in seconds."""


class DynamoStore:
    """A store in one table with the keys `account` and `listener`."""

    def __init__(self, client: Client, table: str) -> None:
        self._client, self._table = client, table

    def load(self, key: str) -> Listener:
        """Return the listener; see the port."""
        item = self._item(key)
        if item is None:
            return Listener(key)
        try:
            version, record = int(item["version"]["N"]), item["record"]["S"]
        except (KeyError, TypeError, ValueError) as error:
            raise StoreUnreadable(f"dynamodb: an item without {error}") from error
        return from_record(key, version, record)

    def save(self, listener: Listener) -> None:
        """Store the listener; see the port."""
        write = secrets.token_hex(8)
        record = to_record(listener)
        if len(record.encode()) > LARGEST_RECORD:
            raise StoreError(f"a listener of {len(record)} characters is too large to be stored")
        values = {
            ":version": {"N": str(listener.version + 1)},
            ":record": {"S": record},
            ":write": {"S": write},
            ":expires": {"N": str(int(time()) + KEPT_S)},
        }
        operation, how = _first(listener.key, values) if listener.version == 0 else _later(listener, values)
        try:
            self._client.call(operation, {"TableName": self._table, **how})
        except Refused as refused:
            if refused.kind != "ConditionalCheckFailedException":
                raise
            # An earlier try may have been carried out and its answer lost: then the write there is ours.
            if not (refused.after_doubt and self._is_ours(listener.key, write)):
                raise WriteConflict(f"listener is past version {listener.version}") from refused

    def forget(self, key: str) -> None:
        """Erase the listener; see the port."""
        self._client.call("DeleteItem", {"TableName": self._table, "Key": _key(key)})

    def forget_account(self, account: str) -> None:
        """Erase every listener of an account; see the port."""
        query: dict[str, Any] = {
            "TableName": self._table,
            "KeyConditionExpression": "account = :account",
            "ExpressionAttributeValues": {":account": {"S": account}},
            "ProjectionExpression": "listener",
            "ConsistentRead": True,
        }
        while True:
            found = self._client.call("Query", query)
            for item in found.get("Items", ()):
                self.forget(item["listener"]["S"])
            if "LastEvaluatedKey" not in found:
                return
            query["ExclusiveStartKey"] = found["LastEvaluatedKey"]

    def release(self) -> None:
        """Close connections and forget credentials, as before a freeze."""
        self._client.release()

    def _item(self, key: str) -> dict[str, Any] | None:
        # Consistent: what NearlyFinished promises must follow from what Started has just confirmed.
        found = self._client.call(
            "GetItem",
            {"TableName": self._table, "Key": _key(key), "ConsistentRead": True},
        ).get("Item")
        if found is not None and not isinstance(found, dict):
            raise StoreUnreadable("dynamodb: an item that is no map")
        return found

    def _is_ours(self, key: str, write: str) -> bool:
        item = self._item(key) or {}
        return {"S": write} in (item.get("write"), item.get("before"))


def _key(key: str) -> Item:
    """Return a listener's key in the table; one query finds all listeners of an account."""
    return {"account": {"S": key.partition(".")[0]}, "listener": {"S": key}}


def _first(key: str, values: Item) -> tuple[str, dict[str, Any]]:
    item = {name.removeprefix(":"): value for name, value in values.items()}
    item |= {**_key(key), "before": {"S": "-"}}
    return "PutItem", {"Item": item, "ConditionExpression": "attribute_not_exists(listener)"}


def _later(listener: Listener, values: Item) -> tuple[str, dict[str, Any]]:
    """Return the call that replaces an item; it keeps the previous write's id for that writer."""
    names = ("version", "record", "write", "expires", "before")
    return "UpdateItem", {
        "Key": _key(listener.key),
        "UpdateExpression": "SET #before = #write, #write = :write, #version = :version, "
        "#record = :record, #expires = :expires",
        "ConditionExpression": "#version = :read",
        "ExpressionAttributeNames": {f"#{name}": name for name in names},
        "ExpressionAttributeValues": {**values, ":read": {"N": str(listener.version)}},
    }
