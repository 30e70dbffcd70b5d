"""What a skill declares in its manifest and its interaction model, as far as the rules depend on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.protocol.json_access import Json, dig, rows


@dataclass(frozen=True, slots=True)
class Manifest:
    """The declarations of a skill; the default is a skill with AudioPlayer and APL and no dialogs."""

    interfaces: frozenset[str] = frozenset({"AUDIO_PLAYER", "ALEXA_PRESENTATION_APL"})
    """`apis.custom.interfaces` of the manifest."""
    dialogs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each intent in the model's `dialog.intents`, the names of all its slots."""
    types: frozenset[str] | None = None
    """The slot types that the model defines; None if they are not known."""
    permissions: frozenset[str] | None = None
    """`permissions` of the manifest; None if they are not known."""

    @classmethod
    def of(cls, model: Json | None, manifest: Json | None = None) -> "Manifest":
        """Return the declarations of an interaction model and a skill.json."""
        language = dig(model, "interactionModel", "languageModel", default={})
        intents = rows(dig(model, "interactionModel", "dialog", "intents"))
        dialogs = {one["name"]: frozenset(slot["name"] for slot in one.get("slots", [])) for one in intents}
        permissions = rows(dig(manifest, "manifest", "permissions"))
        declared = dig(manifest, "manifest", "apis", "custom", "interfaces")
        return cls(
            interfaces=cls.interfaces_of(declared),
            dialogs=dialogs,
            permissions=frozenset(str(dig(one, "name")) for one in permissions) if manifest else None,
            types=frozenset(one["name"] for one in language.get("types", [])) if model else None,
        )

    @staticmethod
    def interfaces_of(declared: object) -> frozenset[str]:
        """Return the types of a manifest's interfaces; the default ones if none are declared."""
        if declared is None:
            return Manifest().interfaces
        return frozenset(str(dig(one, "type")) for one in rows(declared))
