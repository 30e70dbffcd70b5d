"""The edge function lets through what the skill signs, and nothing else; Node and Python agree."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import time

import pytest

from simulator.twin.edge import MOST_BYTES, EdgeFunction
from skill.adapters.audio_addresses import SIGNED, SignedAddresses, admits
from skill.domain.ground.units import EpochMs
from studio.addresses.enumeration import every_address
from studio.addresses.kinds import AUTHORS, Kind
from tests.services.server_processes import ROOT
from tests.shipped_library import authored
from tests.twin.addresses_of_the_skill import many_paths
from tests.twin.wrong_addresses import wrong_addresses

pytestmark = pytest.mark.environment

FILE = ROOT / "infrastructure" / "edge" / "signed_addresses.js"
KEY, OLD, OLDEST = "the present key", "the key before", "the key before that"
BASE = "https://audio.test/"
HOUR_S = 3_600
AWAITS = r"\s*(?:(?:return|(?:let |const )?\w+ =) )?await [\w.]+\([\w']*\);"


@pytest.fixture(scope="module")
def edge() -> Iterator[EdgeFunction]:
    """Return the edge function, as Node runs it."""
    if shutil.which("node") is None:
        pytest.skip("Node is not here")
    function = EdgeFunction(FILE.read_text("utf-8"), {"now": KEY, "before": OLD})
    yield function
    function.close()


def address(path: str, key: str = KEY, seconds: int = HOUR_S) -> str:
    """Return what the skill hands out for a path, without the base."""
    until = EpochMs(int((time() + seconds) * 1000))
    return SignedAddresses(BASE, key.encode()).address(path, until).removeprefix(BASE)


def is_let_through(edge: EdgeFunction, address: str, method: str = "GET") -> bool:
    """True if the function passes a request on; the only other thing it does is to answer 403."""
    path, mark, query = address.partition("?")
    said = edge.request(method, f"/{path}", query if mark else None, {"host": "audio.test"})
    assert said.get("statusCode", 403) == 403
    return "statusCode" not in said


def does_python(address: str, *keys: str) -> bool:
    """True if the servers that run Python admit an address."""
    path, _, query = address.partition("?")
    return admits([one.encode() for one in keys], path, query, EpochMs(int(time() * 1000)))


def test_two_thousand_addresses_of_the_skill_are_let_through(edge: EdgeFunction) -> None:
    """Each with its signature, and none without or with the one of its neighbour."""
    paths = many_paths(2_100)
    assert len(paths) == 2_100
    for path, neighbour in zip(paths, [*paths[1:], paths[0]], strict=True):
        signed = address(path)
        assert is_let_through(edge, signed), path
        assert does_python(signed, KEY, OLD), path
        assert not is_let_through(edge, path), path
        assert not is_let_through(edge, f"{path}?{address(neighbour).partition('?')[2]}"), path


def test_ranges_and_heads_are_let_through_like_the_whole(edge: EdgeFunction) -> None:
    """The method and the header stay as they were; the renderer is told the query for its redirect."""
    path, _, query = address("segments/0.mp3").partition("?")
    for method in ("GET", "HEAD"):
        headers = {"host": "audio.test", "range": "bytes=100-", "x-audio-query": "expires=1&signature=forged"}
        said = edge.request(method, f"/{path}", query, headers)
        assert said["method"] == method
        assert said["uri"] == f"/{path}"
        assert said["headers"]["range"] == {"value": "bytes=100-"}
        assert said["headers"]["x-audio-query"] == {"value": query}


def test_nobody_tells_the_renderer_a_query_of_their_own(edge: EdgeFunction) -> None:
    """The header is dropped from requests for what is open."""
    said = edge.request("GET", "/privacy.html", None, {"x-audio-query": "expires=1&signature=forged"})
    assert said["headers"] == {}


def test_what_is_open_is_let_through(edge: EdgeFunction) -> None:
    """Every taste and page of the library, and pictures of every form, with any query or none."""
    listed = [one for one in every_address(authored(), AUTHORS) if not one.path.startswith(SIGNED)]
    paths = [one.path for one in listed if one.kind is not Kind.PICTURE]
    assert len(paths) >= 10
    pictures = {len(one.path): one.path for one in listed if one.kind is Kind.PICTURE}
    assert len(pictures) >= 4
    paths += pictures.values()
    for path in paths:
        for one in (path, f"{path}?", f"{path}?expires=1&signature=no"):
            assert is_let_through(edge, one)
            assert does_python(one, KEY)


@pytest.mark.parametrize(
    "path",
    [
        "segments.mp3",
        "tracks",
        "tastes/",
        "tastes/no-hash.mp3",
        "tastes/0123.mp3.html",
        "tastes/0/1.mp3",
        "pictures/",
        "pictures/0123.mp3",
        "pictures/0123.png.html",
        "pictures/squat.png",
        "pictures/0/1.png",
        "manifests/0123.json.gz",
        "Privacy.html",
        "privacy.html.bak",
        "index.html",
        "favicon.ico",
        "wp-login.php",
    ],
)
def test_what_nobody_has_goes_no_further(edge: EdgeFunction, path: str) -> None:
    """It is no stream and no page: neither the bucket nor the renderer is asked for it, signed or not."""
    for one in (path, address(path)):
        assert not is_let_through(edge, one)


@pytest.mark.parametrize("way", sorted(wrong_addresses(KEY, 0)))
def test_whatever_is_wrong_gets_403(edge: EdgeFunction, way: str) -> None:
    """Once for each way of being wrong: nothing else happens, and the function does not raise."""
    assert not is_let_through(edge, wrong_addresses(KEY, int(time()))[way])


def test_there_are_ways_enough() -> None:
    """The edge is no looser than the servers that run Python, except where those would not find the file."""
    ways = wrong_addresses(KEY, int(time()))
    assert len(ways) >= 20
    decoded_by_servers = {way for way, one in ways.items() if "%" in one.partition("?")[0]}
    stricter = {way for way, one in ways.items() if does_python(one, KEY, OLD)} - decoded_by_servers
    # What is left has no folder that is guarded, as those servers read it: they find no such file.
    assert {way for way in stricter if ways[way].startswith(("segments/", "tracks/"))} == set()


def test_a_key_that_was_changed_once_is_still_good_and_twice_no_more(edge: EdgeFunction) -> None:
    """What was handed out before a change plays on during it."""
    path = "segments/0123abcd.mp3"
    by_age = [address(path, key) for key in (KEY, OLD, OLDEST)]
    assert [is_let_through(edge, one) for one in by_age] == [True, True, False]
    assert [does_python(one, KEY, OLD) for one in by_age] == [True, True, False]
    try:
        edge.set_keys({"now": KEY})
        assert [is_let_through(edge, one) for one in by_age] == [True, False, False]
        edge.set_keys({})
        assert not any(is_let_through(edge, one) for one in by_age)
        edge.set_keys({"now": "", "before": ""})
        unkeyed = address(path, key="")
        assert not is_let_through(edge, unkeyed)
    finally:
        edge.set_keys({"now": KEY, "before": OLD})


def test_the_function_fits_its_runtime() -> None:
    """At most ten kilobytes, and no module but the two that it needs."""
    text = FILE.read_text("utf-8")
    assert len(text.encode()) <= MOST_BYTES
    assert re.findall(r"^import \w+ from '(\w+)';$", text, re.MULTILINE) == ["crypto", "cloudfront"]
    assert "require(" not in text


def test_no_call_awaits_in_its_arguments() -> None:
    """CloudFront's runtime knows no such thing, though Node does."""
    text = re.sub(r"//.*", "", FILE.read_text("utf-8"))
    for line in text.splitlines():
        if "await" in line:
            assert re.fullmatch(
                r"\s*(?:(?:return|(?:let |const )?\w+ =) )?await [\w.]+\([\w'\"]*\);", line
            ), line


def test_the_template_deploys_this_text(template_body: dict) -> None:
    """Read back from the template, it is the file to the letter."""
    [deployed] = [
        one["Properties"]["FunctionCode"]
        for one in template_body["Resources"].values()
        if one["Type"] == "AWS::CloudFront::Function"
    ]
    assert deployed == FILE.read_text("utf-8")


NJS_CLOUDFRONT = """
const KEYS = %s;
function get(name) {
    return KEYS[name] === undefined ? Promise.reject(new Error('KeyNotFound')) : Promise.resolve(KEYS[name]);
}
export default { kvs: () => ({ get: get }) };
"""
NJS_MAIN = """
import edge from 'edge.js';
import fs from 'fs';
async function run() {
    const asked = JSON.parse(fs.readFileSync('asked.json', 'utf8'));
    for (let i = 0; i < asked.length; i++) {
        const request = { method: 'GET', uri: asked[i][0], headers: {}, querystring: {} };
        request.rawQueryString = () => (asked[i][1] === null ? undefined : asked[i][1]);
        const said = await edge.handler({ request: request });
        console.log(said.statusCode === undefined ? 'passed on' : String(said.statusCode));
    }
}
run();
"""


def test_njs_is_of_the_same_opinion(edge: EdgeFunction, tmp_path: Path) -> None:
    """CloudFront's runtime is made from nginx's njs, which has no more of the language than that."""
    njs = shutil.which("njs")
    if njs is None:
        pytest.skip("njs is not here; Debian and Ubuntu have it as a package")
    text = FILE.read_text("utf-8").replace("from 'cloudfront'", "from 'cloudfront.js'")
    (tmp_path / "edge.js").write_text(f"{text}\nexport default {{ handler }};\n", "utf-8")
    (tmp_path / "cloudfront.js").write_text(NJS_CLOUDFRONT % json.dumps({"now": KEY, "before": OLD}), "utf-8")
    (tmp_path / "main.js").write_text(NJS_MAIN, "utf-8")
    good = [address(path, key) for path in many_paths(100) for key in (KEY, OLD)]
    asked = [*good, "privacy.html", *wrong_addresses(KEY, int(time())).values()]
    parts = [one.partition("?") for one in asked]
    told = [(f"/{path}", query if mark else None) for path, mark, query in parts]
    (tmp_path / "asked.json").write_text(json.dumps(told), "utf-8")
    done = subprocess.run(
        [njs, "-p", ".", "main.js"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    expected = ["passed on" if is_let_through(edge, one) else "403" for one in asked]
    assert done.stdout.split("\n")[:-1] == expected
    assert expected.count("passed on") == len(good) + 1
