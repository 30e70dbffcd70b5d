"""A request is answered if it is Amazon's, fresh and ours; every other gets 400, and no work is done."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes

from skill.adapters.bounded_http import Reply
from tests.alexa.envelopes import context, request
from tests.web.authority import NOW, Leaf, chain, roots, signature
from tests.web.conftest import ADDRESS, NOW_MS, PATH, Bucket, Service, launch
from web.certificates import MOST_KEPT, Certificates, Refused, public_roots

BUCKET = "https://s3.amazonaws.com"
MINUTE = 60_000

GOOD = Leaf()


def test_a_request_of_amazons_is_answered(service: Service) -> None:
    """Signed over its raw bytes by a good chain: 200, and the skill was asked once."""
    assert service.post(launch()) == 200
    assert service.answer.json == {"version": "1.0", "response": {"shouldEndSession": True}}
    assert [one["request"]["type"] for one in service.asked] == ["LaunchRequest"]


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert-12.pem",
    ],
)
def test_addresses_that_amazon_calls_good(service: Service, address: str) -> None:
    """Scheme and host in any case, port 443, and dots that lead back into the folder."""
    assert service.post(launch(), {"SignatureCertChainUrl": address}) == 200


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"http://s3.amazonaws.com{PATH}", id="http"),
        pytest.param(f"https://evil.example.com{PATH}", id="other host"),
        pytest.param(f"https://s3.amazonaws.com.evil.example.com{PATH}", id="host that begins so"),
        pytest.param(f"https://s3.amazonaws.com@evil.example.com{PATH}", id="user that looks like the host"),
        pytest.param(f"https://x:y@s3.amazonaws.com{PATH}", id="password"),
        pytest.param(f"https://s3.amazonaws.com:563{PATH}", id="port"),
        pytest.param(f"https://s3.amazonaws.com:port{PATH}", id="no port at all"),
        pytest.param(f"{BUCKET}/EcHo.aPi/echo-api-cert-12.pem", id="folder in another case"),
        pytest.param(f"{BUCKET}/invalid.path/echo-api-cert-12.pem", id="other folder"),
        pytest.param(f"{BUCKET}/echo.api/../evil/echo-api-cert-12.pem", id="dots"),
        pytest.param(f"{BUCKET}/echo.api/..%2fevil/echo-api-cert-12.pem", id="escaped dots"),
        pytest.param(f"{BUCKET}//echo.api/echo-api-cert-12.pem", id="two slashes"),
        pytest.param(f"{BUCKET}/echo.api\\..\\evil/cert.pem", id="backslashes"),
        pytest.param(f"{BUCKET}{PATH}?redirect=evil", id="query"),
        pytest.param(f"{BUCKET}{PATH}\r\nHost: evil", id="line break"),
        pytest.param("https://[s3.amazonaws.com/echo.api/x.pem", id="no address"),
        pytest.param(f"{BUCKET}/echo.api/{'a' * 3000}.pem", id="giant"),
    ],
)
def test_a_certificate_from_elsewhere_is_not_fetched(service: Service, bucket: Bucket, address: str) -> None:
    """Not even asked for."""
    environ = {"HTTP_SIGNATURECERTCHAINURL": address}
    assert service.post(launch(), {"SignatureCertChainUrl": None}, environ_overrides=environ) == 400
    assert (bucket.asked, service.asked) == ([], [])


@pytest.mark.parametrize(
    "leaf",
    [
        pytest.param(GOOD.but(ends=NOW - timedelta(seconds=1)), id="expired"),
        pytest.param(GOOD.but(begins=NOW + timedelta(seconds=1)), id="not yet valid"),
        pytest.param(GOOD.but(names=("evil.example.com",)), id="other name"),
        pytest.param(GOOD.but(names=("*.amazon.com",)), id="wildcard"),
        pytest.param(GOOD.but(names=()), id="no name"),
        pytest.param(GOOD.but(own_issuer=True), id="self-signed"),
        pytest.param(GOOD.but(root="another root"), id="other root"),
        pytest.param(GOOD.but(signs=False), id="key may not sign"),
        pytest.param(GOOD.but(has_usage=False), id="no key usage"),
        pytest.param(GOOD.but(is_rsa=False), id="not RSA"),
    ],
)
def test_a_bad_chain_is_refused(service: Service, bucket: Bucket, leaf: Leaf) -> None:
    """However well the body is signed."""
    bucket.files[PATH] = (200, chain(leaf))
    assert service.post(launch()) == 400
    assert service.asked == []


@pytest.mark.parametrize(
    "file",
    [
        pytest.param((200, b""), id="empty"),
        pytest.param(
            (200, b"-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n"), id="garbage PEM"
        ),
        pytest.param((200, b"\x00\xff" * 50), id="bytes"),
        pytest.param((200, chain() + b"#" * 70_000), id="huge"),
        pytest.param((200, chain() * 8), id="too many"),
        pytest.param((200, chain()[: len(chain()) // 2]), id="the leaf alone"),
        pytest.param((404, chain()), id="not found"),
        pytest.param((500, b""), id="down"),
    ],
)
def test_a_bad_file_is_refused(service: Service, bucket: Bucket, file: tuple[int, bytes]) -> None:
    """Whatever stands at the address."""
    bucket.files[PATH] = file
    assert service.post(launch()) == 400
    assert service.asked == []


def test_a_redirect_is_not_followed(service: Service, bucket: Bucket) -> None:
    """Amazon's address that leads elsewhere gives no certificate."""
    bucket.files["/elsewhere"] = (200, chain())
    bucket.leads[PATH] = f"http://127.0.0.1:{bucket.port}/elsewhere"
    assert service.post(launch()) == 400
    assert bucket.asked == [PATH]


def test_a_slow_file_is_given_up(service: Service, bucket: Bucket) -> None:
    """Fetching has a limit on its time."""
    bucket.delay_s = 2
    assert service.post(launch()) == 400


def altered(body: bytes) -> bytes:
    """Return the body with one byte changed."""
    return body.replace(b"en-US", b"en-UK")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param(lambda body: {"Signature-256": signature(altered(body))}, launch(), id="other body"),
        pytest.param(lambda body: {"Signature-256": signature(body + b" ")}, launch(), id="one byte less"),
        pytest.param(lambda body: {"Signature-256": signature(body, key="x")}, launch(), id="other key"),
        pytest.param(
            lambda body: {"Signature-256": None, "Signature": signature(body, by=hashes.SHA1())},
            launch(),
            id="SHA-1 header only",
        ),
        pytest.param(
            lambda body: {"Signature-256": signature(body, by=hashes.SHA1())}, launch(), id="signed by SHA-1"
        ),
        pytest.param(lambda _: {"Signature-256": None}, launch(), id="no signature"),
        pytest.param(lambda _: {"Signature-256": ""}, launch(), id="empty signature"),
        pytest.param(lambda _: {"Signature-256": "!!not base64!!"}, launch(), id="not base64"),
        pytest.param(
            lambda body: {"Signature-256": "!" + signature(body)}, launch(), id="good, but for a stray sign"
        ),
        pytest.param(lambda _: {"Signature-256": "A" * 4000}, launch(), id="giant signature"),
        pytest.param(
            lambda _: {"Signature-256": base64.b64encode(b"\0" * 256).decode()}, launch(), id="zeros"
        ),
        pytest.param(lambda _: {"SignatureCertChainUrl": None}, launch(), id="no address"),
    ],
)
def test_a_bad_signature_is_refused(
    service: Service, headers: Callable[[bytes], dict[str, str | None]], body: bytes
) -> None:
    """The signature is by SHA-256 over the very bytes that were sent."""
    assert service.post(body, headers(body)) == 400
    assert service.asked == []


def test_the_raw_bytes_are_what_is_signed(service: Service) -> None:
    """Spaces and escapes that JSON does not mind are part of what was signed."""
    body = json.dumps(json.loads(launch(locale="en-US")), indent=3).encode()
    assert service.post(body) == 200
    compact = json.dumps(json.loads(body)).encode()
    assert service.post(compact, {"Signature-256": signature(body)}) == 400


@pytest.mark.parametrize(
    ("after_ms", "status"),
    [(0, 200), (150_000, 200), (151_000, 400), (-150_000, 200), (-151_000, 400), (86_400_000, 400)],
)
def test_a_request_is_good_for_150_seconds(service: Service, after_ms: int, status: int) -> None:
    """Older, or from the future: refused, which ends a replay."""
    service.clock.now = NOW_MS + after_ms
    assert service.post(launch()) == status


def test_a_request_that_is_replayed_later_is_refused(service: Service) -> None:
    """The same bytes and headers, good at first, are nothing worth three minutes later."""
    body = launch()
    assert service.post(body) == 200
    service.clock.move_to(NOW_MS + 3 * MINUTE)
    assert service.post(body) == 400
    assert len(service.asked) == 1


def event(kind: str) -> bytes:
    """Return a skill event of this moment."""
    return json.dumps(request(kind, session=False)).encode()


@pytest.mark.parametrize(
    "kind", ["AlexaSkillEvent.SkillDisabled", "AlexaSkillEvent.ProactiveSubscriptionChanged"]
)
def test_skill_events_are_good_for_an_hour(service: Service, kind: str) -> None:
    """Alexa repeats them so long, and then no more."""
    service.clock.now = NOW_MS + 60 * MINUTE
    assert service.post(event(kind)) == 200
    service.clock.now += 1_000
    assert service.post(event(kind)) == 400


@pytest.mark.parametrize(
    "timestamp",
    [None, "", "yesterday", [], True, {"now": 1}, "2026-11-23T08:00:00+99:00", 10**400, -1, 1e300],
)
def test_a_request_without_a_readable_time_is_refused(service: Service, timestamp: Any) -> None:
    """Whatever stands there."""
    assert service.post(launch(timestamp=timestamp)) == 400


@pytest.mark.parametrize("timestamp", ["2026-11-23T08:00:00.123Z", "2026-11-23T09:00:00+01:00", NOW_MS])
def test_times_are_read_as_alexa_writes_them(service: Service, timestamp: Any) -> None:
    """With fractions, with an offset, or as milliseconds."""
    assert service.post(launch(timestamp=timestamp)) == 200


def ours(context_id: str | None, session_id: str | None) -> bytes:
    """Return a request that names these skills."""
    around = context()
    around["System"]["application"] = {"applicationId": context_id} if context_id else {}
    made = request("LaunchRequest", around=around)
    made["session"]["application"] = {"applicationId": session_id} if session_id else None
    return json.dumps(made).encode()


@pytest.mark.parametrize(
    ("context_id", "session_id", "status"),
    [
        ("amzn1.ask.skill.test", "amzn1.ask.skill.test", 200),
        ("amzn1.ask.skill.test", None, 200),
        (None, "amzn1.ask.skill.test", 200),
        ("amzn1.ask.skill.other", None, 400),
        ("amzn1.ask.skill.other", "amzn1.ask.skill.test", 400),
        ("amzn1.ask.skill.test", "amzn1.ask.skill.other", 400),
        (None, None, 400),
    ],
)
def test_another_skills_request_is_refused(
    service: Service, context_id: str | None, session_id: str | None, status: int
) -> None:
    """Signed by Amazon is not enough: it must be for us."""
    assert service.post(ours(context_id, session_id)) == status


def test_a_certificate_is_fetched_once(service: Service, bucket: Bucket) -> None:
    """And kept for the requests that follow."""
    for _ in range(3):
        assert service.post(launch()) == 200
    assert bucket.asked == [PATH]


def test_a_kept_certificate_expires(service: Service, bucket: Bucket) -> None:
    """It is proven again each time, fetched anew when it fails, and refused if that fails too."""
    bucket.files[PATH] = (200, chain(GOOD.but(ends=NOW + timedelta(seconds=60))))
    assert service.post(launch()) == 200
    service.clock.move_to(NOW_MS + 2 * MINUTE)
    assert service.post(launch()) == 400
    bucket.files[PATH] = (200, chain(GOOD))
    assert service.post(launch()) == 200
    assert bucket.asked == [PATH] * 3


def test_failures_are_not_kept(service: Service, bucket: Bucket) -> None:
    """A bucket that was down for a moment is asked again."""
    bucket.files[PATH] = (503, b"")
    assert service.post(launch()) == 400
    bucket.files[PATH] = (200, chain())
    assert service.post(launch()) == 200


def test_the_names_of_strangers_do_not_fill_the_memory(bucket: Bucket) -> None:
    """At most eight certificates are kept."""
    kept = Certificates(roots(), bucket.fetch)
    for number in range(MOST_KEPT + 4):
        path = f"/echo.api/{number}.pem"
        bucket.files[path] = (200, chain())
        kept.key_at(BUCKET + path, NOW)
    assert len(kept._kept) == MOST_KEPT


def test_the_shipped_roots_are_the_public_ones() -> None:
    """Our own test's root is not among them, so its chain is not trusted by what is shipped."""
    kept = Certificates(public_roots(), lambda _: Reply(200, (), chain()))
    with pytest.raises(Refused, match="chain"):
        kept.key_at(ADDRESS, NOW)
