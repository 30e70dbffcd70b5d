"""Under which terms each package stands is told by a command, and known of all that is passed on."""

import re

from studio.shipping.licences import NOT_HERE, UNKNOWN, licences, told_by
from tests.services.server_processes import ROOT

WEAK = re.compile(r"Apache|MIT|BSD|MPL|Mozilla|PSF|Zlib|CC0|LGPL|Python Software Foundation", re.IGNORECASE)
"""Terms under which a package may be passed on unchanged beside code of another licence."""


def test_all_that_is_deployed_tells_its_licence() -> None:
    """And each may be passed on beside ours."""
    shipped = [one for one in licences(ROOT) if one.shipped_in]
    assert len(shipped) > 15
    assert {where for one in shipped for where in one.shipped_in} == {"skill", "renderer"}
    for one in shipped:
        assert one.licence not in {UNKNOWN, NOT_HERE}, one.package
        assert WEAK.search(one.licence), one


def test_every_pinned_package_is_listed_once() -> None:
    """By its name as the registry compares it."""
    names = [one.package for one in licences(ROOT)]
    assert len(names) == len(set(names)) > 100
    assert {"ask-sdk-core", "numpy", "flask", "waitress", "moto", "pip-audit"} <= set(names)


def test_the_most_exact_word_counts() -> None:
    """An expression before a class, a class before a text, the first line of a text."""
    classes = ["License :: OSI Approved", "License :: OSI Approved :: MIT License", "Topic :: Software"]
    assert told_by({"license-expression": ["MIT"], "classifier": classes, "license": ["x"]}) == "MIT"
    assert told_by({"classifier": classes, "license": ["x"]}) == "MIT License"
    assert told_by({"license": ["The licence\n\nof many words"]}) == "The licence"
    assert told_by({}) == told_by({"license": [""]}) == UNKNOWN
