"""`@record`: a frozen dataclass with slots, made without compiling source code at import.

The standard library generates and compiles six functions for each dataclass. The domain has over a hundred
small records, for which that took about 23 ms of a cold start (docs/decisions/8-records.md has the command).
Here the functions are written once and shared; fields, slots, `fields` and `asdict` are the standard
library's own. Type checkers read `@record` as `@dataclass(frozen=True)`.
"""

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

R = TypeVar("R")

if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414
else:

    def replace(one, /, **changes):
        """Return a copy of a record with some fields changed, as `dataclasses.replace` does, but faster."""
        made = object.__new__(type(one))
        left = len(changes)
        for name, setter in one.__setters__.items():
            if name in changes:
                setter(made, changes[name])
                left -= 1
            else:
                setter(made, getattr(one, name))
        if left:
            raise TypeError(f"{type(one).__name__} has not all of {', '.join(changes)}")
        return made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """Return the class as a frozen dataclass with slots; the decorator takes no arguments."""
    # A class without a docstring gets one here: `dataclass` would compute a signature for it.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__own_fields__ = fields(made)  # without class variables
    made.__compared__ = tuple(one.name for one in made.__own_fields__ if one.compare)
    made.__setters__ = {one.name: getattr(made, one.name).__set__ for one in made.__own_fields__}
    made.__init__ = _initialiser(made)
    for shared in (__repr__, __eq__, __hash__, __setattr__, __delattr__, __getstate__, __setstate__):
        if shared.__name__ not in cls.__dict__:
            setattr(made, shared.__name__, shared)
    return made  # type: ignore[no-any-return]


def _initialiser(made: Any) -> Any:
    rows = tuple(
        (one.name, made.__setters__[one.name], one.default, one.default_factory)
        for one in made.__own_fields__
        if one.init
    )

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807  it becomes the class's own
        if len(given) > len(rows):
            raise TypeError(f"{made.__name__} takes {len(rows)} values, not {len(given)}")
        left = len(named)
        for (_, setter, _, _), value in zip(rows, given, strict=False):
            setter(self, value)
        for name, setter, default, factory in rows[len(given) :]:
            if name in named:
                setter(self, named[name])
                left -= 1
            elif default is not MISSING:
                setter(self, default)
            elif factory is not MISSING:
                setter(self, factory())
            else:
                raise TypeError(f"{made.__name__} lacks {name!r}")
        if left:
            raise _misnamed(made, rows, given, named)

    return __init__


def _misnamed(made: Any, rows: Any, given: Any, named: Any) -> TypeError:
    names = [name for name, *_ in rows]
    twice = [name for name in named if name in names[: len(given)]]
    wrong = twice or [name for name in named if name not in names]
    return TypeError(f"{made.__name__} {'has twice' if twice else 'knows no'} {wrong[0]!r}")


def _values(one: Any) -> tuple[Any, ...]:
    return tuple([getattr(one, name) for name in one.__compared__])


def __repr__(self: Any) -> str:  # noqa: N807
    shown = [own.name for own in self.__own_fields__ if own.repr]
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({inside})"


def __eq__(self: Any, other: object) -> bool:  # noqa: N807
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def __hash__(self: Any) -> int:  # noqa: N807
    return hash(_values(self))


def __setattr__(self: Any, name: str, value: object) -> None:  # noqa: N807, ARG001
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(self: Any, name: str) -> None:  # noqa: N807, ARG001
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def __getstate__(self: Any) -> list[Any]:  # noqa: N807
    return [getattr(self, own.name) for own in self.__own_fields__]


def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
    for own, value in zip(self.__own_fields__, state, strict=True):
        object.__setattr__(self, own.name, value)
