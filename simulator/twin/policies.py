"""Whether statements of the template's policies let somebody do something."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from simulator.twin.errors import TwinBroken

Statement = Mapping[str, Any]

SECURE = {"aws:securetransport": "true", "s3:tlsversion": "1.3"}
"""What is told of a call over TLS, for which the twin's plain connections stand."""


def allows(
    statements: Iterable[Statement],
    action: str,
    resource: str,
    *,
    principal: str | None = None,
    context: Mapping[str, str] | None = None,
) -> bool:
    """True if a statement allows the action, and none denies it.

    Args:
        statements: of a role, or of a bucket.
        action: as in `s3:GetObject`.
        resource: its ARN.
        principal: whose call it is, where statements name that: `cloudfront.amazonaws.com`.
        context: what conditions may ask for, by names in small letters.

    Raises:
        TwinBroken: a condition is of a kind that the twin does not know.
    """
    told = {**SECURE, **(context or {})}
    about = [one for one in statements if _is_about(one, action, resource, principal, told)]
    return bool(about) and all(one["Effect"] == "Allow" for one in about)


def statements_of(policies: Iterable[Mapping[str, Any]]) -> Iterator[Statement]:
    """Yield the statements of a role's policies."""
    for policy in policies:
        yield from _several(policy["PolicyDocument"]["Statement"])


def _is_about(
    one: Statement, action: str, resource: str, principal: str | None, told: Mapping[str, str]
) -> bool:
    return (
        any(fnmatchcase(action.lower(), known.lower()) for known in _several(one["Action"]))
        and any(fnmatchcase(resource, known) for known in _several(one["Resource"]))
        and _is_for(one.get("Principal"), principal)
        and all(_holds(how, asked, told) for how, asked in one.get("Condition", {}).items())
    )


def _is_for(named: Any, principal: str | None) -> bool:
    if named is None or named == "*":
        return True
    return principal in [one for kind in named.values() for one in _several(kind)]


def _holds(how: str, asked: Mapping[str, Any], told: Mapping[str, str]) -> bool:
    for name, wanted in asked.items():
        is_so = [_compares(how, told.get(name.lower(), ""), one) for one in _several(wanted)]
        if not any(is_so):
            return False
    return True


def _compares(how: str, told: str, wanted: Any) -> bool:
    if how in {"StringEquals", "ArnEquals"}:
        return told == str(wanted)
    if how in {"StringLike", "ArnLike"}:
        return fnmatchcase(told, str(wanted))
    if how == "Bool":
        return told.lower() == str(wanted).lower()
    if how == "NumericLessThan":
        return float(told) < float(wanted)
    raise TwinBroken(f"the twin does not know the condition {how}")


def _several(one: Any) -> list[Any]:
    return one if isinstance(one, list) else [one]
