"""The SSML tag `<say-as>`: text as a person would read it aloud, for voices that do not support SSML."""

import re
from calendar import month_name
from collections.abc import Callable, Mapping
from typing import Any

from simulator.page.texts import TEXTS

_DATE = re.compile(r"\d+|\?+")
_TIME = re.compile(r"(?:(\d+)')?(?:(\d+)\")?")
_UNIT = re.compile(r"([\d.,]+)\s*([a-z]+)", re.IGNORECASE)


def spoken_as(kind: str, form: str, text: str) -> str:
    """Return a text as it is read aloud.

    Args:
        kind: the value of `interpret-as`; a text of an unknown kind is returned unchanged.
        form: the value of `format`.
        text: the text: `spoken_as("digits", "", "42")` is "4 2".
    """
    read = READERS.get(kind)
    return read(text.strip(), form) if read else text


def _letters(text: str, _form: str) -> str:
    return ", ".join(one.upper() for one in text if not one.isspace())


def _digits(text: str, _form: str) -> str:
    return " ".join(one for one in text if one.isalnum())


def _ordinal(text: str, _form: str) -> str:
    if not text.isdigit():
        return text
    teen = text[-2:-1] == "1"
    return text + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th"))


def _fraction(text: str, _form: str) -> str:
    whole, plus, part = text.rpartition("+")
    over = _table("fractions").get(part, part.replace("/", f" {_table('reading')['over']} "))
    return f"{whole} {_table('reading')['and']} {over}" if plus else str(over)


def _unit(text: str, _form: str) -> str:
    found = _UNIT.fullmatch(text)
    if not found:
        return text
    return f"{found[1]} {_table('units').get(found[2].lower(), found[2])}"


def _time(text: str, _form: str) -> str:
    found = _TIME.fullmatch(text)
    if not found or not text:
        return text
    reading = _table("reading")
    parts = [
        f"{n} {reading[unit][int(n) != 1]}"
        for n, unit in zip(found.groups(), ("minutes", "seconds"), strict=True)
        if n
    ]
    return " ".join(parts)


def _date(text: str, form: str) -> str:
    if re.fullmatch(r"[\d?]{8}", text):
        parts = {"y": text[:4], "m": text[4:6], "d": text[6:]}
    else:
        parts = dict(zip(form or "mdy", _DATE.findall(text), strict=False))
    known = {key: int(one) for key, one in parts.items() if one.isdigit()}
    month = month_name[known["m"]] if 1 <= known.get("m", 0) <= 12 else ""
    day = _ordinal(str(known["d"]), "") if "d" in known else ""
    year = str(known["y"]) if "y" in known else ""
    return " ".join(one for one in (month, day, year) if one) or text


def _table(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = TEXTS["say_as"][name]
    return found


READERS: Mapping[str, Callable[[str, str], str]] = {
    "characters": _letters,
    "spell-out": _letters,
    "digits": _digits,
    "telephone": _digits,
    "ordinal": _ordinal,
    "fraction": _fraction,
    "unit": _unit,
    "time": _time,
    "date": _date,
}
