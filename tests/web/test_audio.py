"""Audio from one's own host, over HTTP: whole or in parts, for who may have it, and rendered once."""

import http.client
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from simulator.clock import VirtualClock
from skill.adapters.audio_addresses import signature
from skill.adapters.sqlite_store import SqliteStore
from tests.web.authority import roots
from tests.web.conftest import NOW_MS, SKILL_ID, serving
from web.application import make_app
from web.audio.render_pool import NotMade, RenderPool
from web.audio.streams import Audio
from web.certificates import Certificates
from web.request_verifier import Verifier

NEW, BEFORE, GONE = b"the key", b"the key before", b"a key of last year"
SOUND = bytes(range(256)) * 40
NAME = "segments/0123456789abcdef.mp3"
LATER = NOW_MS // 1000 + 3_600


@dataclass
class Kitchen:
    """Makes files as it is told to, and counts how often."""

    folder: Path
    made: list[str] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)
    """Until it is set, nothing gets ready."""
    fault: str = ""

    def has(self, path: str) -> bool:
        """Return whether a file was made."""
        return (self.folder / path).is_file()

    def make(self, path: str) -> str:
        """Make a file."""
        self.made.append(path)
        self.open.wait(20)
        if self.fault:
            return self.fault
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(SOUND)
        return ""


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    """Return one that is open."""
    made = Kitchen(tmp_path / "renders")
    made.open.set()
    return made


@pytest.fixture
def app(kitchen: Kitchen, tmp_path: Path) -> Iterator[Flask]:
    """Return the service with its audio; two may wait for it."""
    pool = RenderPool(lambda: ThreadPoolExecutor(2), kitchen.make, kitchen.has, most_waiting=3)
    clock = VirtualClock(NOW_MS)
    known = {NAME, "tracks/0123456789abcdef.mp3", "tastes/0123456789abcdef.mp3"}
    pages = {"privacy.html": "<h1>Privacy</h1>", "terms.html": "<h1>Terms</h1>"}
    audio = Audio(kitchen.folder, (NEW, BEFORE), known.__contains__, pages, pool, clock, waiting=2)
    verifier = Verifier(Certificates(roots()), clock, SKILL_ID)
    yield make_app(lambda *_: {}, verifier, SqliteStore(tmp_path), audio)
    kitchen.open.set()
    pool.close()


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    """Serve it."""
    with serving(app) as number:
        yield number


@dataclass
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]


def get(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=200)) as connection:
        connection.request(method, f"/{path}", headers=named)
        found = connection.getresponse()
        return Answer(found.status, found.read(), {name.lower(): value for name, value in found.getheaders()})


def signed(path: str = NAME, key: bytes = NEW, expires: int = LATER) -> str:
    """Return an address as the skill hands it out."""
    return f"{path}?expires={expires}&signature={signature(key, path, expires)}"


def test_a_stream_comes_whole_and_says_what_it_is(port: int) -> None:
    """Type, length, that ranges are understood, and that it never changes."""
    answer = get(port, signed())
    assert (answer.status, answer.body) == (200, SOUND)
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.headers["content-length"] == str(len(SOUND))
    assert answer.headers["accept-ranges"] == "bytes"
    assert "immutable" in answer.headers["cache-control"]
    head = get(port, signed(), "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(SOUND))
    assert head.headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-0", 206, SOUND[:1]),
        ("bytes=100-199", 206, SOUND[100:200]),
        ("bytes=10000-", 206, SOUND[10_000:]),
        ("bytes=-5", 206, SOUND[-5:]),
        ("bytes=0-999999", 206, SOUND),
        ("bytes=999999-", 416, None),
        ("bytes=5-2", 200, SOUND),
        ("bytes=0-1,5-6", 200, SOUND),
        ("lines=1-2", 200, SOUND),
        ("bytes=x-", 200, SOUND),
    ],
)
def test_a_part_is_the_bytes_that_were_asked_for(
    port: int, asked: str, status: int, part: bytes | None
) -> None:
    """What is no single range of bytes is answered whole; what lies behind the end is told its size."""
    answer = get(port, signed(), Range=asked)
    assert answer.status == status
    if part is None:
        assert answer.headers["content-range"] == f"bytes */{len(SOUND)}"
        return
    assert answer.body == part
    assert answer.headers["content-length"] == str(len(part))
    if status == 206:
        first, _, size = answer.headers["content-range"].removeprefix("bytes ").partition("/")
        start, last = map(int, first.split("-"))
        assert (SOUND[start : last + 1], int(size)) == (part, len(SOUND))
    assert get(port, signed(), "HEAD", Range=asked).headers["content-length"] == str(len(part))


def test_what_one_has_is_not_sent_again(port: int) -> None:
    """By its ETag; and the rest of another version is never put behind the beginning of this one."""
    tag = get(port, signed()).headers["etag"]
    assert get(port, signed(), If_None_Match=tag).status == 304
    assert get(port, signed(), If_None_Match='"another"').status == 200
    assert get(port, signed(), Range="bytes=5-", If_Range=tag).status == 206
    assert get(port, signed(), Range="bytes=5-", If_Range='"another"').body == SOUND


@pytest.mark.parametrize("folder", ["segments", "tracks"])
def test_no_stream_without_its_signature(port: int, kitchen: Kitchen, folder: str) -> None:
    """Neither free nor premium, and nothing is rendered for it."""
    path, other = f"{folder}/0123456789abcdef.mp3", f"{folder}/fedcba9876543210.mp3"
    proof = signature(NEW, path, LATER)
    for wrong in (
        path,
        f"{path}?expires={LATER}",
        f"{path}?signature={proof}",
        f"{path}?expires={LATER + 1}&signature={proof}",
        f"{path}?expires={LATER}&signature={proof[:-1]}",
        f"{path}?expires={LATER}&signature={proof}0",
        f"{path}?expires={LATER}&signature=%E2%80%A5",
        signed(path, expires=NOW_MS // 1000 - 1),
        signed(path, GONE),
        signed(other).replace(other, path),
    ):
        for method in ("GET", "HEAD"):
            assert get(port, wrong, method).status == 403
    assert kitchen.made == []
    assert get(port, signed(path)).status == 200
    assert get(port, signed(path, BEFORE)).status == 200, "while the key is changed, both are good"


def test_what_the_skill_never_names_costs_nothing(port: int, kitchen: Kitchen) -> None:
    """Signed or not: 404, and nobody renders."""
    for path in ("segments/ffffffffffffffff.mp3", "tracks/x.mp3", "segments/..%2F..%2Fetc%2Fpasswd"):
        assert get(port, signed(path)).status in {403, 404}
    assert get(port, "tastes/ffffffffffffffff.mp3").status == 404
    assert get(port, "segments/").status == 404
    assert get(port, "segments/../../../etc/passwd").status == 404
    assert kitchen.made == []


def test_tastes_and_pages_are_open(port: int) -> None:
    """Alexa fetches tastes within her speech; a person reads the pages."""
    assert get(port, "tastes/0123456789abcdef.mp3").body == SOUND
    page = get(port, "privacy.html")
    assert (page.status, page.body) == (200, b"<h1>Privacy</h1>")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert get(port, "privacy.html", If_None_Match=page.headers["etag"]).status == 304
    assert get(port, "terms.html", "HEAD").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written_by_a_request(port: int, method: str) -> None:
    """Only GET and HEAD."""
    assert get(port, signed(), method).status == 405


def test_many_who_ask_at_once_wait_for_one_render(port: int, kitchen: Kitchen) -> None:
    """Each gets it whole."""
    kitchen.open.clear()
    answers: list[Answer] = []
    asking = [threading.Thread(target=lambda: answers.append(get(port, signed()))) for _ in range(2)]
    for one in asking:
        one.start()
    until(lambda: bool(kitchen.made))
    kitchen.open.set()
    for one in asking:
        one.join()
    assert [one.body for one in answers] == [SOUND, SOUND]
    assert kitchen.made == [NAME]
    assert get(port, signed()).body == SOUND
    assert kitchen.made == [NAME]


def test_turns_are_answered_while_players_wait(port: int, kitchen: Kitchen) -> None:
    """Only so many wait; who comes then is sent away for a moment, and a turn has its thread."""
    kitchen.open.clear()
    waiting = [threading.Thread(target=get, args=(port, signed())) for _ in range(2)]
    for one in waiting:
        one.start()
    until(lambda: bool(kitchen.made))
    until(lambda: get(port, signed("tracks/0123456789abcdef.mp3")).status == 503)
    assert get(port, "health").status == 200
    away = get(port, signed("tracks/0123456789abcdef.mp3"))
    assert int(away.headers["retry-after"]) > 0
    assert away.headers["cache-control"] == "no-store"
    kitchen.open.set()
    for one in waiting:
        one.join()


def test_a_full_disk_is_503_and_a_line_in_the_log(port: int, kitchen: Kitchen, caplog: Any) -> None:
    """And when there is room again, it goes on."""
    kitchen.fault = "the disk is full: could not be written: No space left on device"
    answer = get(port, signed())
    assert (answer.status, answer.body) == (503, b"not there yet\n")
    (line,) = [one for one in caplog.records if "no audio" in one.getMessage()]
    assert NAME in line.getMessage()
    assert "disk is full" in line.getMessage()
    kitchen.fault = ""
    assert get(port, signed()).body == SOUND


class Killed(Executor):
    """Processes one of which is killed whenever it renders."""

    def submit(self, *_: Any, **__: Any) -> "Future[Any]":
        """Return what such a process leaves behind."""
        left: Future[Any] = Future()
        left.set_exception(BrokenProcessPool("killed"))
        return left


def test_a_process_that_is_killed_is_followed_by_another(kitchen: Kitchen) -> None:
    """Whoever waits is told so; the next one gets what was asked for."""
    starts: list[Callable[[], Executor]] = [Killed, lambda: ThreadPoolExecutor(1)]
    pool = RenderPool(lambda: starts.pop(0)(), kitchen.make, kitchen.has)  # noqa: PLW0108  each its own
    with pytest.raises(NotMade):
        pool.make(NAME, 5)
    pool.make(NAME, 5)
    assert kitchen.made == [NAME]
    pool.close()


def test_who_waits_too_long_finds_it_later(kitchen: Kitchen) -> None:
    """The render is not begun again."""
    kitchen.open.clear()
    pool = RenderPool(lambda: ThreadPoolExecutor(1), kitchen.make, kitchen.has)
    with pytest.raises(NotMade):
        pool.make(NAME, 0.01)
    with pytest.raises(NotMade):
        pool.make(NAME, 0.01)
    kitchen.open.set()
    pool.make(NAME, 5)
    assert kitchen.made == [NAME]
    pool.close()


def test_what_comes_next_is_begun_while_alexa_speaks(kitchen: Kitchen) -> None:
    """Nobody waits for it; whoever asks for it then waits for the same render; a flood is no matter."""
    kitchen.open.clear()
    pool = RenderPool(lambda: ThreadPoolExecutor(1), kitchen.make, kitchen.has, most_waiting=2)
    pool.start((NAME, "segments/next.mp3", "segments/one-too-many.mp3"))
    kitchen.open.set()
    pool.make(NAME, 5)
    pool.start((NAME,))
    pool.make("segments/next.mp3", 5)
    assert kitchen.made == [NAME, "segments/next.mp3"]
    pool.close()


def test_only_so_much_is_under_way(kitchen: Kitchen) -> None:
    """A flood of addresses makes no queue of renders without end."""
    kitchen.open.clear()
    pool = RenderPool(lambda: ThreadPoolExecutor(1), kitchen.make, kitchen.has, most_waiting=3)
    for number in range(9):
        with pytest.raises(NotMade, match="within" if number < 3 else "too many"):
            pool.make(f"segments/{number}.mp3", 0.01)
    kitchen.open.set()
    pool.close()


def until(happened: Callable[[], bool]) -> None:
    """Return when something has happened, and fail if it does not."""
    waited = threading.Event()
    for _ in range(2_000):
        if happened():
            return
        waited.wait(0.005)
    pytest.fail("it did not happen")
