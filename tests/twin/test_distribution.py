"""The distribution: which origin is asked what, what is kept, and which part is given out."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from simulator.twin.distribution import Cache, Distribution
from simulator.twin.http_exchange import Answer
from simulator.twin.ranges import part_of
from simulator.twin.server import Asked

GROUP = {
    "Id": "group",
    "FailoverCriteria": {"StatusCodes": {"Items": [403, 404]}},
    "Members": {"Items": [{"OriginId": "first"}, {"OriginId": "second"}]},
}


class Origin:
    """An origin that answers the same to everybody, and remembers what it was asked."""

    def __init__(self, answer: Answer) -> None:
        self.said, self.asked = answer, list[Asked]()

    def __call__(self, asked: Asked) -> Answer:
        """Answer."""
        self.asked.append(asked)
        return self.said


def distribution(first: Origin, second: Origin, cache: Cache | None = None, **behavior: Any) -> Distribution:
    """Return a distribution with a group of two origins."""
    default = {"TargetOriginId": "group", "AllowedMethods": ["GET", "HEAD"], **behavior}
    pages = {**default, "TargetOriginId": "first", "PathPattern": "*.html"}
    return Distribution(
        config={
            "DefaultCacheBehavior": default,
            "CacheBehaviors": [pages],
            "OriginGroups": {"Items": [GROUP]},
        },
        origins={"first": first, "second": second},
        edge_functions={},
        forwarded={"policy": ["x-audio-query"]},
        cache=cache,
    )


def get(path: str, method: str = "GET", **headers: str) -> Asked:
    """Return a viewer's request."""
    return Asked(method, path, "a=b", headers, b"")


def test_the_second_origin_is_asked_on_the_codes_of_the_template_alone() -> None:
    """Not on any other trouble of the first."""
    for status, is_asked in {
        200: False,
        206: False,
        403: True,
        404: True,
        416: False,
        500: False,
        503: False,
    }.items():
        first, second = Origin(Answer(status)), Origin(Answer(200, {}, b"second"))
        answer = distribution(first, second).answer(get("/a"))
        assert (answer.body == b"second") is is_asked
        assert len(second.asked) == is_asked


def test_a_behavior_is_found_by_its_pattern() -> None:
    """What fits a pattern goes to its origin, without the group's failover."""
    first, second = Origin(Answer(403)), Origin(Answer(200))
    assert distribution(first, second).answer(get("/a.html")).status == 403
    assert second.asked == []


def test_an_origin_is_told_what_the_policy_lets_through() -> None:
    """No query, no cookie; the range, and the header that the policy names."""
    first = Origin(Answer(200))
    headers = {"cookie": "c", "range": "bytes=0-1", "x-audio-query": "q", "host": "h"}
    asked = Asked("GET", "/a", "expires=1", headers, b"")
    distribution(first, Origin(Answer(500)), OriginRequestPolicyId="policy").answer(asked)
    assert first.asked[0].query is None
    assert first.asked[0].headers == {
        "range": "bytes=0-1",
        "x-audio-query": "q",
        "user-agent": "Amazon CloudFront",
    }


def test_what_may_be_kept_is_kept_by_its_path() -> None:
    """Whole answers that are no redirect and no error; the least used go when it is too much."""
    kinds = [
        (Answer(200, {}, b"abc"), 1),
        (Answer(200, {"cache-control": "no-store"}, b"abc"), 2),
        (Answer(206, {}, b"abc"), 2),
        (Answer(307, {"cache-control": "no-store"}), 2),
        (Answer(404), 2),
    ]
    for answer, times in kinds:
        first, second = Origin(answer), Origin(answer)
        here = distribution(first, second, Cache())
        for _ in range(2):
            assert here.answer(get("/a")).body == answer.body
        assert len(first.asked) == times, answer
    small = Cache(most_bytes=5)
    small.put("/a", Answer(200, {}, b"aaa"))
    small.put("/b", Answer(200, {}, b"bbb"))
    assert (small.get("/a"), small.get("/b")) == (None, Answer(200, {}, b"bbb"))


def test_without_a_cache_the_origin_is_asked_every_time() -> None:
    """As the option says."""
    first = Origin(Answer(200))
    here = distribution(first, Origin(Answer(500)))
    for _ in range(3):
        here.answer(get("/a"))
    assert len(first.asked) == 3


WHOLE = Answer(200, {"etag": "e"}, bytes(range(50)))


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_part_is_the_part(first: int, last: int) -> None:
    """From the first to the last byte, as far as there are any; behind the end there is none."""
    part = part_of(WHOLE, f"bytes={first}-{last}")
    if first < 50 and first <= last:
        assert (part.status, part.body) == (206, WHOLE.body[first : last + 1])
        assert part.headers["content-range"] == f"bytes {first}-{min(last, 49)}/50"
    else:
        assert (part.status, part.body) == (416, b"")


def test_open_ends_and_nonsense() -> None:
    """An open end, the last bytes, and what is no range at all: then the whole."""
    assert part_of(WHOLE, "bytes=40-").body == WHOLE.body[40:]
    assert part_of(WHOLE, "bytes=-10").body == WHOLE.body[40:]
    assert part_of(WHOLE, "bytes=-100").body == WHOLE.body
    for nonsense in (None, "", "bytes=-", "lines=1-2", "bytes=1-2,4-5"):
        assert part_of(WHOLE, nonsense).status == 200
