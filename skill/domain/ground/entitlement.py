"""How a person stands to premium, as Amazon tells it: for this conversation, and never as stored truth."""

from collections.abc import Sequence

from skill.domain.ground.products import Product
from skill.domain.ground.records import record

REFERENCE = "premium"
"""Our name of the product in its file."""


@record
class Entitlement:
    """What Amazon said of premium in this conversation."""

    product: str = ""
    """Amazon's id of it; empty where it is not sold."""
    is_entitled: bool = False
    is_purchasable: bool = False
    is_known: bool = True
    """False: Amazon was asked and did not answer."""

    @property
    def is_available(self) -> bool:
        """True if premium may be spoken of: the person has it, or could."""
        return bool(self.product) and (self.is_entitled or self.is_purchasable)


NO_ANSWER = Entitlement(is_known=False)


def entitlement_of(products: Sequence[Product]) -> Entitlement:
    """Return the entitlement that a product list tells of; that of no product where ours is not in it."""
    found = next((one for one in products if one.reference == REFERENCE), None)
    return Entitlement(found.id, found.is_entitled, found.is_purchasable) if found else Entitlement()
