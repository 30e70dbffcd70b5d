"""What the twin's tests share."""

from typing import Any

import pytest

from simulator.twin.errors import TwinBroken
from simulator.twin.template import read_template
from simulator.twin.twin import CLOUD, TEMPLATE


@pytest.fixture(scope="session")
def template_body() -> dict[str, Any]:
    """Return the template as cfn-lint reads it."""
    try:
        return read_template(TEMPLATE, CLOUD)
    except TwinBroken as error:
        pytest.skip(str(error))
