"""The account's products and entitlements: Alexa's in-skill purchases."""

from typing import Any

from skill.adapters.alexa_services.clients import ask, monetization, nonsense
from skill.domain.ground.products import Product
from skill.ports import ApiAccess


class AlexaEntitlements:
    """Fills `Entitlements`."""

    def products(self, access: ApiAccess) -> tuple[Product, ...]:
        """Return the skill's products, the first hundred at most, which is Amazon's page; see the port."""
        found = ask(lambda: monetization(access).get_in_skill_products(access.locale))
        rows = found.get("inSkillProducts") if isinstance(found, dict) else None
        if not isinstance(rows, list):
            raise nonsense("products")
        return tuple(_product(row) for row in rows if isinstance(row, dict) and row.get("productId"))


def _product(row: dict[str, Any]) -> Product:
    return Product(
        id=str(row["productId"]),
        reference=str(row.get("referenceName") or ""),
        is_entitled=row.get("entitled") == "ENTITLED",
        is_purchasable=row.get("purchasable") == "PURCHASABLE",
    )
