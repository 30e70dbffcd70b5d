"""A renderer for the tests of the twin: it makes bytes that are no sound, at once, and can be told to fail.

It stands in a package as `render_handler.py`, and answers the events that the real one answers.
"""

import base64
import json
import os
import re
import time
from typing import Any

import boto3

NAME = re.compile(r"(segments|tracks|tastes)/[a-z0-9.-]+\.mp3|pictures/[a-z0-9.-]+\.png")


def content(path: str) -> bytes:
    """Return what is at a path."""
    return path.encode() * 100


def make(path: str) -> bytes:
    """Put a file into the bucket; what its name asks for goes wrong instead."""
    if not NAME.fullmatch(path):
        raise ValueError(path)
    if "raises" in path:
        raise RuntimeError(path)
    if "ends" in path:
        os._exit(1)
    if "sleeps" in path:
        time.sleep(60)
    key = f"elsewhere/{path}" if "astray" in path else path
    bucket = os.environ["AUDIO_TRAINER_BUCKET"]
    boto3.client("s3").put_object(Bucket=bucket, Key=key, Body=content(path), ContentType="audio/mpeg")
    return content(path)


def handler(event: Any, context: object) -> Any:
    """Answer an event."""
    if "Records" in event:
        failed = []
        for record in event["Records"]:
            try:
                for path in json.loads(record["body"])["paths"]:
                    make(path)
            except (ValueError, RuntimeError):
                failed.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failed}
    if "paths" in event:
        return [make(path) and path for path in event["paths"]]
    path = event["rawPath"].removeprefix("/")
    if not NAME.fullmatch(path):
        return {"statusCode": 404, "body": "no such audio"}
    body = make(path)
    if "long" in path:
        query = event["headers"]["x-audio-query"]
        return {
            "statusCode": 307,
            "headers": {"Location": f"/{path}?{query}", "Cache-Control": "no-store"},
        }
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "audio/mpeg", "Cache-Control": "public, max-age=31536000, immutable"},
        "body": base64.b64encode(body).decode(),
        "isBase64Encoded": True,
    }
