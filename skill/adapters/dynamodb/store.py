"""The store over DynamoDB: one item a listener, read whole, replaced whole on condition of its version.

A turn costs one GetItem and at most one PutItem or UpdateItem. The listener is one string, so that no
number passes through DynamoDB's decimals and a half-written listener cannot exist.
"""

import secrets
from time import time
from typing import Any

from skill.adapters.dynamodb.client import Client, Refused
from skill.adapters.listener_record import from_record, to_record
from skill.domain.listener.listener import Listener
from skill.ports import StoreError, StoreUnreadable, WriteConflict

Item = dict[str, dict[str, str]]

LARGEST_RECORD = 300_000
"""Bytes of a listener that may be stored; DynamoDB ends at 400,000 with names and keys."""

KEPT_S = 2 * 365 * 86_400
"""A listener who was away for longer is forgotten, by the table's own time to live; in seconds."""


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
            # Had an earlier try been carried out unheard, what stands there now is our own, or stood there.
            if not (refused.after_doubt and self._is_ours(listener.key, write)):
                raise WriteConflict(f"listener is past version {listener.version}") from refused

    def forget(self, key: str) -> None:
        """Delete the listener; see the port."""
        self._client.call("DeleteItem", {"TableName": self._table, "Key": _place(key)})

    def forget_account(self, account: str) -> None:
        """Delete every listener of an account; see the port."""
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

    def hang_up(self) -> None:
        """Keep nothing open that a freeze would spoil."""
        self._client.hang_up()

    def _item(self, key: str) -> dict[str, Any] | None:
        # Consistent: what NearlyFinished promises must follow from what Started has just confirmed.
        found = self._client.call(
            "GetItem",
            {"TableName": self._table, "Key": _place(key), "ConsistentRead": True},
        ).get("Item")
        if found is not None and not isinstance(found, dict):
            raise StoreUnreadable("dynamodb: an item that is no map")
        return found

    def _is_ours(self, key: str, write: str) -> bool:
        item = self._item(key) or {}
        return {"S": write} in (item.get("write"), item.get("before"))


def _place(key: str) -> Item:
    """Return where a listener is kept: beside the others of the account, so that all are found at once."""
    return {"account": {"S": key.partition(".")[0]}, "listener": {"S": key}}


def _first(key: str, values: Item) -> tuple[str, dict[str, Any]]:
    item = {name.removeprefix(":"): value for name, value in values.items()}
    item |= {**_place(key), "before": {"S": "-"}}
    return "PutItem", {"Item": item, "ConditionExpression": "attribute_not_exists(listener)"}


def _later(listener: Listener, values: Item) -> tuple[str, dict[str, Any]]:
    """Replace all of it, and keep the last write's mark, by which its writer knows it again."""
    names = ("version", "record", "write", "expires", "before")
    return "UpdateItem", {
        "Key": _place(listener.key),
        "UpdateExpression": "SET #before = #write, #write = :write, #version = :version, "
        "#record = :record, #expires = :expires",
        "ConditionExpression": "#version = :read",
        "ExpressionAttributeNames": {f"#{name}": name for name in names},
        "ExpressionAttributeValues": {**values, ":read": {"N": str(listener.version)}},
    }
