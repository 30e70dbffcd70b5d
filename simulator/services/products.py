"""In-skill products and subscriptions, and their JSON in the in-skill products API."""

from dataclasses import dataclass

from simulator.protocol.device_profile import DEFAULT_LOCALE
from simulator.protocol.json_access import Json, dig
from skill.domain.ground.units import DAY_MS

MONTH_MS = 30 * DAY_MS
"""An approximation: a skill is never told when a month of a subscription ends."""


@dataclass(frozen=True, slots=True)
class Product:
    """A subscription that the skill sells."""

    product_id: str = "amzn1.adg.product.5e1f0000-0000-4000-8000-00000a0d1017"
    reference: str = "premium"
    name: str = "Premium"
    summary: str = ""
    trial_days: int = 14

    @classmethod
    def of(cls, file: Json, locale: str = DEFAULT_LOCALE) -> "Product":
        """Return the product of a product file; missing fields get this class's defaults."""
        texts = dig(file, "publishingInformation", "locales", locale, default={})
        days = dig(file, "subscriptionInformation", "subscriptionTrialPeriodDays", default=0)
        return cls(
            reference=str(dig(file, "referenceName", default=cls().reference)),
            name=str(dig(texts, "name", default=cls().name)),
            summary=str(dig(texts, "summary", default="")),
            trial_days=int(days or 0),
        )


@dataclass(slots=True)
class Subscription:
    """One account's subscription: a trial, then paid months until it is cancelled."""

    began: int
    """Milliseconds since 1970."""
    trial_days: int
    cancelled_at: int | None = None
    is_paid_for: bool = True
    """False: the payment after the trial fails, and the subscription ends with the trial."""

    @property
    def trial_ends(self) -> int:
        """When the trial ends, in milliseconds since 1970."""
        return self.began + self.trial_days * DAY_MS

    def is_on(self, now: int) -> bool:
        """Return True while the account is entitled to the product."""
        if now >= self.trial_ends and not self.is_paid_for:
            return False
        return self.cancelled_at is None or now < self._period_ends(self.cancelled_at)

    def _period_ends(self, moment: int) -> int:
        """Return the end of the trial or month that contains a time."""
        if moment < self.trial_ends:
            return self.trial_ends
        return self.trial_ends + ((moment - self.trial_ends) // MONTH_MS + 1) * MONTH_MS


def as_json(product: Product, *, is_entitled: bool, is_sold: bool) -> Json:
    """Return a product as the `inSkillProducts` API lists it."""
    return {
        "productId": product.product_id,
        "referenceName": product.reference,
        "name": product.name,
        "type": "SUBSCRIPTION",
        "summary": product.summary,
        "purchasable": "PURCHASABLE" if is_sold and not is_entitled else "NOT_PURCHASABLE",
        "entitled": "ENTITLED" if is_entitled else "NOT_ENTITLED",
        "entitlementReason": "PURCHASED" if is_entitled else "NOT_PURCHASED",
        "activeEntitlementCount": 1 if is_entitled else 0,
        "purchaseMode": "TEST",
    }
