"""What is sold, who has it until when, and how Amazon's service tells of it."""

from dataclasses import dataclass

from simulator.wire import Json, dig

DAY_MS = 86_400_000
MONTH_MS = 30 * DAY_MS
"""Near enough: no skill is told when a month of a subscription ends."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A subscription that the skill sells."""

    product_id: str = "amzn1.adg.product.5e1f0000-0000-4000-8000-00000a0d1017"
    reference: str = "premium"
    name: str = "Premium"
    summary: str = ""
    trial_days: int = 14

    @classmethod
    def of(cls, file: Json, locale: str = "en-US") -> "Offer":
        """Read a product file as the skill ships it; what it does not say is as in ours."""
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
    """One account's subscription: a trial, then month after month until somebody ends it."""

    began: int
    """Milliseconds since 1970."""
    trial_days: int
    cancelled_at: int | None = None
    is_paid_for: bool = True
    """False: the payment after the trial fails, and it ends with the trial."""

    @property
    def trial_ends(self) -> int:
        """When the trial ends, in milliseconds since 1970."""
        return self.began + self.trial_days * DAY_MS

    def is_on(self, now: int) -> bool:
        """True while what was bought is had."""
        if now >= self.trial_ends and not self.is_paid_for:
            return False
        return self.cancelled_at is None or now < self._period_ends(self.cancelled_at)

    def _period_ends(self, moment: int) -> int:
        """Return the end of the trial or month that a moment lies in."""
        if moment < self.trial_ends:
            return self.trial_ends
        return self.trial_ends + ((moment - self.trial_ends) // MONTH_MS + 1) * MONTH_MS


def as_json(offer: Offer, *, is_entitled: bool, is_sold: bool) -> Json:
    """Return a product as `inSkillProducts` tells of it."""
    return {
        "productId": offer.product_id,
        "referenceName": offer.reference,
        "name": offer.name,
        "type": "SUBSCRIPTION",
        "summary": offer.summary,
        "purchasable": "PURCHASABLE" if is_sold and not is_entitled else "NOT_PURCHASABLE",
        "entitled": "ENTITLED" if is_entitled else "NOT_ENTITLED",
        "entitlementReason": "PURCHASED" if is_entitled else "NOT_PURCHASED",
        "activeEntitlementCount": 1 if is_entitled else 0,
        "purchaseMode": "TEST",
    }
