"""Loading late: what a library would load for itself, and we may never need, is loaded when it is called.

A fifth of a cold start with DynamoDB was two libraries loading what nobody had asked of them: the ASK SDK
a factory of all its service clients, botocore's signer two web clients (docs/performance.md). Neither can
be told not to, so for as long as they are imported another module stands in the place of each of these.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """A module whose names load the real one when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def late(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return late


@contextmanager
def late(*names: str) -> Iterator[None]:
    """Import within this without the modules of these names; afterwards each can be imported as ever.

    What is imported within may take classes and functions from them and call these later, but neither
    inherit from them nor look into them. A module that has been loaded before stays as it is.

    Args:
        names: of modules without submodules, in full.
    """
    stand_ins = {name: _StandIn(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


@contextmanager
def bare(package: str, *modules: str) -> Iterator[None]:
    """Import within this only these modules of a package, without what the package itself would load.

    Afterwards the package can be imported as ever, and has the same modules. A package that has been
    loaded before stays as it is.

    Args:
        package: its name, without a dot.
        modules: their names within it.
    """
    if package in sys.modules:
        yield
        return
    shell = ModuleType(package)
    shell.__path__ = _folders(package)
    sys.modules[package] = shell
    try:
        for name in modules:
            import_module(f"{package}.{name}")
        yield
    finally:
        if sys.modules.get(package) is shell:
            del sys.modules[package]


def _folders(package: str) -> list[str]:
    """Return where a package's modules stand; it is not loaded for that."""
    spec = PathFinder.find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(f"there is no package {package}", name=package)
    return list(spec.submodule_search_locations)
