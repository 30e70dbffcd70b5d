"""The tips that a person has heard: four letters each, joined to one text."""

from typing import Any

from skill.domain.listener.tips_told import CODE_LENGTH, ArticlePosition, TipsTold

FIELDS = frozenset({"heard", "last", "topic", "today", "today_is", "reading"})


def to_record(tips: TipsTold) -> dict[str, Any]:
    """Return the memory's record, without empty fields."""
    record = {
        "heard": "".join(tips.told),
        "last": tips.last,
        "topic": tips.topic,
        "today": tips.today,
        "today_is": tips.today_is,
        "reading": tips.reading and [tips.reading.article, tips.reading.next_section],
    }
    return {name: value for name, value in record.items() if value}


def from_record(record: dict[str, Any]) -> TipsTold:
    """Return the memory of a record.

    Raises:
        ValueError: the codes of the heard tips are cut short.
    """
    heard, reading = str(record.get("heard", "")), record.get("reading")
    if len(heard) % CODE_LENGTH:
        raise ValueError("the tips that were heard are cut short")
    return TipsTold(
        told=tuple(heard[at : at + CODE_LENGTH] for at in range(0, len(heard), CODE_LENGTH)),
        last=_text(record.get("last")),
        topic=_text(record.get("topic")),
        today=_text(record.get("today")),
        today_is=str(record.get("today_is", "")),
        reading=ArticlePosition(str(reading[0]), int(reading[1])) if reading else None,
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
