"""Ways in which an address can be wrong; every server of audio refuses each of them."""

import re
from urllib.parse import quote

from skill.adapters.audio_addresses import signature

PATH = "segments/0123456789abcdef.mp3"


def wrong_addresses(key: str, now_s: int) -> dict[str, str]:
    """Return ways of being wrong, each made from an address that is good for an hour.

    Args:
        key: the key that signs.
        now_s: the time on the clock of whoever judges them, in seconds since 1970.
    """

    def signed(path: str, key: str = key, seconds: int = 3_600) -> str:
        expires = now_s + seconds
        return f"{path}?expires={expires}&signature={signature(key.encode(), path, expires)}"

    path, _, query = signed(PATH).partition("?")
    encoded = "/".join("".join(f"%{ord(one):02x}" for one in part) for part in path.split("/"))
    expires, sign = re.findall("=([^&]+)", query)
    later = int(expires) + 1
    folder = path.removeprefix("segments/")
    return {
        "nothing": path,
        "an empty query": f"{path}?",
        "no signature": f"{path}?expires={expires}",
        "no expiry": f"{path}?signature={sign}",
        "an empty signature": f"{path}?expires={expires}&signature=",
        "an empty expiry": f"{path}?expires=&signature={sign}",
        "expired": signed(path, seconds=-10),
        "expired long ago": f"{path}?expires=1&signature={signature(key.encode(), path, 1)}",
        "another expiry": f"{path}?expires={later}&signature={sign}",
        "another path": f"segments/0123456789abcdee.mp3?{query}",
        "another folder": f"tracks/{folder}?{query}",
        "a longer path": f"{path}.mp3?{query}",
        "another key": signed(path, key="somebody else's"),
        "an empty key": f"{path}?expires={expires}&signature={signature(b'', path, int(expires))}",
        "upper case": f"{path}?expires={expires}&signature={sign.upper()}",
        "upper case names": f"{path}?EXPIRES={expires}&SIGNATURE={sign}",
        "a letter less": f"{path}?{query[:-1]}",
        "a letter more": f"{path}?{query}0",
        "two signatures, the good one last": f"{path}?expires={expires}&signature=0&signature={sign}",
        "two signatures, the good one first": f"{path}?expires={expires}&signature={sign}&signature=0",
        "two expiries": f"{path}?expires={later}&expires={expires}&signature={sign}",
        "one thing more": f"{path}?{query}&more=1",
        "the other order": f"{path}?signature={sign}&expires={expires}",
        "a semicolon between": f"{path}?expires={expires};signature={sign}",
        "an encoded expiry": f"{path}?expires=%3{expires[0]}{expires[1:]}&signature={sign}",
        "an encoded sign": f"{path}?expires={expires}%26signature={sign}",
        "an encoded letter of the path": f"segments/%30{folder[1:]}?{query}",
        "an encoded folder": f"%73egments/{folder}",
        "an encoded slash": f"segments%2F{folder}",
        "an encoded folder, signed": f"%73egments/{folder}?{query}",
        "a slash more before": f"/segments/{folder}",
        "a slash more before, signed": f"/{path}?{query}",
        "a slash more after": f"{path}/?{query}",
        "every letter encoded": encoded,
        "encoded twice": f"%2573egments/{folder}",
        "encoded by what is no number": f"%zzsegments/{folder}",
        "encoded in sixteen bits": f"%u0073egments/{folder}",
        "an encoded slash, signed": f"segments%2f{folder}?{query}",
        "an encoded way round": f"tastes/%2e%2e/segments/{folder}",
        "an encoded way round at once": f"tastes/..%2fsegments%2f{folder}",
        "a dot of too many bytes": f"tastes/%c0%ae%c0%ae/segments/{folder}",
        "a dot after": f"{path}.",
        "an ending in upper case": f"{path.removesuffix('mp3')}MP3?{query}",
        "a parameter of the path": f"{path};a=b?{query}",
        "a space after": f"{path}%20?{query}",
        "a line's end in the path": f"{path}%0a?{query}",
        "a slash more between": f"segments//{folder}?{query}",
        "a way round": f"tastes/../segments/{folder}",
        "a dot": f"./segments/{folder}",
        "a backslash": f"tastes\\..\\segments\\{folder}",
        "a null": f"segments/{folder}%00?{query}",
        "non-ASCII": f"segments/ſ{folder}?{query}",
        "non-ASCII, encoded": f"segments/{quote('é')}{folder}?{query}",
        "digits of another script": f"{path}?expires={'٣' * 10}&signature={sign}",
        "an expiry with a sign": f"{path}?expires=+{expires}&signature={sign}",
        "an expiry with a zero before": f"{path}?expires=0{expires}&signature={sign}",
        "an expiry in hexadecimal": f"{path}?expires={int(expires):#x}&signature={sign}",
        "an expiry without end": f"{path}?expires={'9' * 400}&signature={sign}",
        "an expiry that Python does not read": f"{path}?expires={'9' * 5_000}&signature={sign}",
        "an expiry of a fraction": f"{path}?expires={expires}.0&signature={sign}",
        "an expiry with a power": f"{path}?expires=9e99&signature={sign}",
        "names as of a list": f"{path}?expires[]={expires}&signature[]={sign}",
        "an encoded name": f"{path}?%65xpires={expires}&signature={sign}",
        "an empty pair before": f"{path}?&{query}",
        "an empty pair after": f"{path}?{query}&",
        "all of it twice": f"{path}?{query}&{query}",
        "a fragment": f"{path}#x?{query}",
        "a very long query": f"{path}?{query}&{'a' * 8_000}",
        "a very long path": f"segments/{'a' * 8_000}.mp3?{query}",
        "a line's end": f"{path}?{query}\n",
        "a question mark more": f"{path}??{query}",
        "nothing at all": "",
    }
