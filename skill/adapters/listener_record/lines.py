"""The last reply as line keys and values, so that it can be said again in any language."""

from typing import Any

from skill.domain.ground.lines import Count, Length, Line, Several, Sound, Text, Value, Words


def to_record(one: Line) -> list[Any]:
    """Return a line's record."""
    if one.phrasing is None and not one.values:
        return [one.key]
    filled = {name: _value_record(value) for name, value in one.values}
    return [one.key, filled] if one.phrasing is None else [one.key, filled, one.phrasing]


def from_record(record: list[Any]) -> Line:
    """Return the line of a record.

    Raises:
        ValueError: it holds a value of a kind that is not known.
    """
    key, *rest = record
    filled = rest[0] if rest else {}
    phrasing = int(rest[1]) if len(rest) > 1 else None
    return Line(str(key), tuple((name, _value(value)) for name, value in filled.items()), phrasing)


def _value_record(value: Value) -> Any:
    if isinstance(value, Length):
        return {"length": value.ms}
    if isinstance(value, Count):
        return {"count": [value.of, value.count]}
    if isinstance(value, Words):
        return {"words": [value.vocabulary, *value.ids]}
    if isinstance(value, Text):
        return {"text": [value.of, value.id, value.part]}
    if isinstance(value, Sound):
        return {"sound": value.path}
    if isinstance(value, Several):
        return {"several": [to_record(one) for one in value.lines]}
    return value


def _value(record: Any) -> Value:
    if not isinstance(record, dict):
        if isinstance(record, str | int):
            return record
        raise ValueError(f"a line's value is {record!r}")
    ((kind, inside),) = record.items()
    if kind == "length":
        return Length(int(inside))
    if kind == "count":
        return Count(str(inside[0]), int(inside[1]))
    if kind == "words":
        return Words(str(inside[0]), tuple(str(one) for one in inside[1:]))
    if kind == "text":
        return Text(*(str(one) for one in inside))
    if kind == "sound":
        return Sound(str(inside))
    if kind == "several":
        return Several(tuple(from_record(one) for one in inside))
    raise ValueError(f"a line's value is of kind {kind!r}")
