"""The endpoint as a stranger meets it, and as Amazon does: short answers, one line in the log, no trace."""

import contextlib
import http.client
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.clock import VirtualClock
from skill.adapters.sqlite_store import SqliteStore
from skill.bootstrap import Settings, build_skill
from skill.domain.listener.listener import Listener
from skill.ports import StoreError
from tests.alexa.envelopes import request
from tests.web.authority import chain, roots, signature
from tests.web.conftest import ADDRESS, NOW_MS, SKILL_ID, Bucket, Service, launch, serving
from web.application import main, make_app
from web.certificates import Certificates
from web.request_verifier import Verifier
from web.settings import Unset, WebSettings

BIG = b"x" * 10_000_000


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"request": 1}', b'{"request": {}}',
     b'{"a":' * 40_000, json.dumps({"request": {"type": ["x"], "timestamp": {}}}).encode()],
    ids=["empty", "cut", "null", "list", "text", "bytes", "deep", "no object", "no time", "deeper", "types"],
)  # fmt: skip
def test_what_is_no_request_gets_400(service: Service, caplog: Any, body: bytes) -> None:
    """Signed or not: 400, one line in the log, no trace, and the skill is not asked."""
    for headers in ({}, {"Signature-256": None}):
        caplog.clear()
        assert service.post(body, headers) == 400
        assert service.answer.text == "bad request\n"
        assert [one.levelname for one in caplog.records] == ["WARNING"]
        assert caplog.records[0].exc_info is None
        assert "\n" not in caplog.records[0].getMessage()
    assert service.asked == []


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x" * 500]
)
def test_other_content_types_get_400(service: Service, kind: str | None) -> None:
    """Amazon sends application/json."""
    assert service.post(launch(), {"Content-Type": kind}) == 400


def test_a_body_of_ten_megabytes_gets_413(service: Service, caplog: Any, bucket: Bucket) -> None:
    """And is not read, let alone verified."""
    assert service.post(BIG) == 413
    assert [(one.levelname, one.exc_info) for one in caplog.records] == [("WARNING", None)]
    assert (bucket.asked, service.asked) == ([], [])


def test_other_ways_in_are_closed(service: Service) -> None:
    """Only POST at `/`, and `/health`; no page tells more than its name."""
    assert service.client.get("/").status_code == 405
    assert service.client.post("/elsewhere").status_code == 404
    assert service.client.put("/").text == "method not allowed\n"


def test_health_is_the_stores_health(tmp_path: Path) -> None:
    """200 while the store answers, 503 when it does not."""

    class Broken(SqliteStore):
        def load(self, key: str) -> Listener:
            raise StoreError(key)

    verifier = Verifier(Certificates(roots()), VirtualClock(NOW_MS), SKILL_ID)
    for store, status in ((SqliteStore(tmp_path), 200), (Broken(tmp_path), 503)):
        app = make_app(lambda *_: {}, verifier, store)
        assert app.test_client().get("/health").status_code == status


def test_what_was_not_done_is_500(bucket: Bucket, tmp_path: Path, caplog: Any) -> None:
    """An event that orders an erasure is no success before it is done: then Amazon sends it again."""
    clock, store = VirtualClock(NOW_MS), SqliteStore(tmp_path)
    away: list[StoreError] = [StoreError("away")]

    class Flaky(SqliteStore):
        def forget_account(self, account: str) -> None:
            if away:
                raise away.pop()
            super().forget_account(account)

    handler = build_skill(Settings(tmp_path, skill_id=SKILL_ID), clock, store=Flaky(tmp_path))
    app = make_app(handler, Verifier(Certificates(roots(), bucket.fetch), clock, SKILL_ID), store)
    service = Service(app.test_client(), clock, [])
    disabled = launch(type="AlexaSkillEvent.SkillDisabled")
    assert service.post(disabled) == 500
    assert service.answer.text == "internal error\n"
    assert service.post(disabled) == 200
    assert service.answer.json == {"version": "1.0", "response": {}}


@pytest.fixture
def real(bucket: Bucket, tmp_path: Path) -> Iterator[int]:
    """Serve the shipped skill by waitress; yield the port."""
    clock, store = VirtualClock(NOW_MS), SqliteStore(tmp_path)
    handler = build_skill(Settings(tmp_path, skill_id=SKILL_ID), clock, store=store)
    app = make_app(handler, Verifier(Certificates(roots(), bucket.fetch), clock, SKILL_ID), store)
    with serving(app) as port:
        yield port


def post(port: int, body: Any, signed: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """Post to the real server; return status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    told = {
        "Content-Type": "application/json",
        "SignatureCertChainUrl": ADDRESS,
        "Signature-256": signature(signed),
    }
    connection.request("POST", "/", body, told | headers, encode_chunked=not isinstance(body, bytes))
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_the_shipped_skill_answers_over_http(real: int) -> None:
    """A launch is greeted, as by the Lambda."""
    status, body = post(real, launch(), launch())
    assert status == 200
    assert "Audio Trainer" in json.loads(body)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    "made",
    [
        request("AlexaSkillEvent.SkillSubscriptionStarted", session=False),
        request("Alexa.Something.New"),
        request("SessionEndedRequest", reason="A_NEW_REASON"),
        request("AudioPlayer.PlaybackFailed", session=False, error={"type": "NEW", "message": "x"}),
    ],
    ids=lambda made: made["request"]["type"],
)  # fmt: skip
def test_what_the_sdk_does_not_know_gets_the_lambdas_answer(real: int, made: dict[str, Any]) -> None:
    """A lawful acknowledgement, where SkillAdapter alone would fail with a 500."""
    status, body = post(real, json.dumps(made).encode(), json.dumps(made).encode())
    assert (status, json.loads(body)["response"]) == (200, {})


def test_the_server_itself_stops_a_long_body(real: int) -> None:
    """Declared or in pieces: 413; far more: the line is cut; and the next request is answered."""
    assert post(real, BIG)[0] == 413
    pieces = (b"x" * 100_000 for _ in range(50))
    assert post(real, pieces, **{"Transfer-Encoding": "chunked"})[0] == 413
    with contextlib.suppress(ConnectionError):
        assert post(real, BIG * 4)[0] == 413
    assert post(real, launch(), launch())[0] == 200


def test_settings_are_read_from_the_environment() -> None:
    """With defaults, and a clear word on what is missing or wrong."""
    told = {"AUDIO_TRAINER_SKILL_ID": "amzn1.ask.skill.x", "HOST": "192.0.2.7", "PORT": "8443", "THREADS": ""}
    assert WebSettings.from_environment(told) == WebSettings("amzn1.ask.skill.x", "192.0.2.7", 8443, 8)
    for wrong in ({}, told | {"PORT": "http"}, told | {"PORT": "0"}, told | {"THREADS": "99999"}):
        with pytest.raises(Unset):
            WebSettings.from_environment(wrong)


def test_without_a_skill_id_nothing_is_served(monkeypatch: Any) -> None:
    """The service does not start, and says why."""
    monkeypatch.delenv("AUDIO_TRAINER_SKILL_ID", raising=False)
    with pytest.raises(SystemExit, match="AUDIO_TRAINER_SKILL_ID"):
        main()
    assert logging.getLogger("audio_trainer.web").level in {0, logging.INFO}


def test_skill_adapters_own_verification_is_off_and_cannot_be_used() -> None:
    """No verifier of its own is made; one that is made fails, and does not let anything in."""
    from ask_sdk_webservice_support.verifier import RequestVerifier

    verifier = Verifier(Certificates(roots()), VirtualClock(NOW_MS), SKILL_ID)
    app = make_app(lambda *_: {}, verifier, SqliteStore(Path("nowhere")))
    adapter = app.extensions["ASK_SDK_SKILL_ADAPTER"][SKILL_ID]
    assert adapter._webservice_handler._verifiers == []
    with pytest.raises(NotImplementedError):
        RequestVerifier()._validate_cert_chain(chain())
