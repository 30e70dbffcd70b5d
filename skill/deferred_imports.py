"""Imports a library without those of its modules that we may never need; they are loaded when first called.

It saves 21 of 140 ms of a cold start (docs/decisions/7). The ASK SDK loads a factory of all its service
clients, and has no setting for that, so a stand-in takes its place in `sys.modules` during the import.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """A module each of whose functions loads the real module when it is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return call


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """Within this block imports do not load the named modules; afterwards each can be imported as usual.

    A module that is imported within the block may take classes and functions from the named modules and
    call them later, but it may neither inherit from those classes nor read attributes of theirs. A named
    module that was loaded before stays as it is.

    Args:
        names: full names of modules that have no submodules.
    """
    stand_ins = {name: _StandIn(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
