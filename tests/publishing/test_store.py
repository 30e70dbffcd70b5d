"""What Amazon's store shows: the manifest, the product, the icons, and the pages that they name."""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from studio.pictures.icons import SIZES, draw

ROOT = Path(__file__).parent.parent.parent
PUBLISHING = ROOT / "publishing"
MODELS = ROOT / "interaction_models"

MANIFEST: dict[str, Any] = json.loads((ROOT / "skill.json").read_text("utf-8"))["manifest"]
PRODUCT: dict[str, Any] = json.loads((PUBLISHING / "products" / "premium.json").read_text("utf-8"))


def pixels_of(png: bytes) -> bytes:
    """Return the rows of a PNG that was written in one piece, whichever zlib packed them."""
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    return zlib.decompress(png[at + 4 : at + 4 + length])


def test_locales_are_the_same_everywhere() -> None:
    """A locale has a model, a page in the store, a privacy page and the product's texts, or none of them."""
    models = {path.stem for path in MODELS.glob("*.json")}

    assert models == MANIFEST["publishingInformation"]["locales"].keys()
    assert models == MANIFEST["privacyAndCompliance"]["locales"].keys()
    assert models == PRODUCT["publishingInformation"]["locales"].keys()


@pytest.mark.parametrize("locale", sorted(MANIFEST["publishingInformation"]["locales"]))
def test_a_page_in_the_store_is_within_amazons_limits(locale: str) -> None:
    """Lengths, three example phrases that begin as Amazon wants, and the health disclaimer."""
    page = MANIFEST["publishingInformation"]["locales"][locale]

    assert 2 <= len(page["name"]) <= 50
    assert len(page["summary"]) <= 120
    assert len(page["description"]) <= 4_000
    assert "not a substitute for professional medical advice" in page["description"]
    assert len(page["examplePhrases"]) == 3
    assert page["examplePhrases"][0] == "Alexa, open audio trainer"
    assert len(page["keywords"]) <= 30


@pytest.mark.parametrize("size", SIZES.values())
@pytest.mark.parametrize("premium", [False, True])
def test_icons_are_as_drawn(size: int, premium: bool) -> None:
    """The shipped PNGs are of Amazon's sizes, under two megabytes, and just what the command draws."""
    name = next(one for one, pixels in SIZES.items() if pixels == size)
    file = PUBLISHING / "icons" / f"{'premium-' if premium else ''}{name}.png"
    shipped = file.read_bytes()

    assert struct.unpack(">II", shipped[16:24]) == (size, size)
    assert pixels_of(shipped) == pixels_of(draw(size, premium=premium))
    assert len(shipped) < 2_000_000


def test_icons_that_are_named_are_there() -> None:
    """Each icon of the manifest and the product is a file below publishing/."""
    pages = [*MANIFEST["publishingInformation"]["locales"].values()]
    pages += [*PRODUCT["publishingInformation"]["locales"].values()]
    for page in pages:
        for key in ("smallIconUri", "largeIconUri"):
            assert (PUBLISHING / page[key].removeprefix("file://assets/")).is_file()


def test_no_permission_is_asked_for_nothing() -> None:
    """Only what the skill uses: reminders, and whose voice it was."""
    named = {one["name"] for one in MANIFEST["permissions"]}

    assert named == {"alexa::alerts:reminders:skill:readwrite", "alexa::person_id:read"}


def test_the_product_is_a_monthly_subscription_with_a_trial_of_two_weeks() -> None:
    """As the skill's own pages say it."""
    assert PRODUCT["type"] == "SUBSCRIPTION"
    assert PRODUCT["subscriptionInformation"] == {
        "subscriptionPaymentFrequency": "MONTHLY",
        "subscriptionTrialPeriodDays": 14,
    }


def test_the_pages_that_are_promised_are_written() -> None:
    """Privacy and terms stand in docs, and say what they must."""
    privacy = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    terms = (ROOT / "docs" / "terms.md").read_text("utf-8")

    assert "delete my data" in privacy
    assert "No health data" in privacy
    assert "cancel my subscription" in terms
    assert "medical advice" in terms
