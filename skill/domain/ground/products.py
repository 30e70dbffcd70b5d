"""What can be bought, and what the person has: Amazon's to say, for this moment only."""

from skill.domain.ground.records import record


@record
class Product:
    """One thing that the skill sells, as the person stands to it now."""

    id: str
    """Amazon's name of it, for buying and cancelling."""
    reference: str
    """Our name of it: `premium`."""
    is_entitled: bool
    """True while the person has it; a trial counts as having it."""
    is_purchasable: bool
    """True if this person could buy it here and now."""
