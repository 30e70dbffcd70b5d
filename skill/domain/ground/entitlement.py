"""Whether a person has the premium product or could buy it: as Amazon says now, never as stored."""

from collections.abc import Sequence

from skill.domain.ground.products import Product
from skill.domain.ground.records import record

REFERENCE = "premium"
"""The reference name of the in-skill product."""


@record
class Entitlement:
    """What Amazon said about the premium product in this conversation."""

    product: str = ""
    """The product's id; empty where it is not sold."""
    is_entitled: bool = False
    is_purchasable: bool = False
    is_known: bool = True
    """False if Amazon was asked and did not answer."""

    @property
    def is_available(self) -> bool:
        """True if the person has premium or could buy it, so that it may be mentioned."""
        return bool(self.product) and (self.is_entitled or self.is_purchasable)


NO_ANSWER = Entitlement(is_known=False)


def entitlement_of(products: Sequence[Product]) -> Entitlement:
    """Return the entitlement by Amazon's list of products; an empty one if premium is not in the list."""
    found = next((one for one in products if one.reference == REFERENCE), None)
    return Entitlement(found.id, found.is_entitled, found.is_purchasable) if found else Entitlement()
