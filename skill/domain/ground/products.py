"""In-skill products as Amazon lists them for one person, valid for the present moment only."""

from skill.domain.ground.records import record


@record
class Product:
    """One in-skill product, and whether the person has it or can buy it now."""

    id: str
    """Amazon's product id, needed to buy and to cancel."""
    reference: str
    """The reference name: `premium`."""
    is_entitled: bool
    """True while the person has it, also in a free trial."""
    is_purchasable: bool
    """True if this person could buy it now."""
