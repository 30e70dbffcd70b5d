"""Amazon's own schema accepts the models and the manifest."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

ROOT = Path(__file__).parent.parent.parent
MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"
PRODUCT = "v1.isp.InSkillProductDefinition"


def strict(definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the definitions with misspelt keys refused."""
    for one in definitions.values():
        if "properties" in one and "discriminator" not in one and "allOf" not in one:
            one.setdefault("additionalProperties", False)
    return definitions


@pytest.mark.parametrize(
    ("file", "definition"),
    [
        ("interaction_models/en-US.json", MODEL),
        ("interaction_models/en-GB.json", MODEL),
        ("skill.json", MANIFEST),
        ("publishing/products/premium.json", PRODUCT),
    ],
)
def test_amazons_schema_accepts(witnesses: Path, file: str, definition: str) -> None:
    """No key is misspelt, and no value is of a wrong type."""
    spec = json.loads((witnesses / "ask-smapi-model" / "spec.json").read_text("utf-8"))
    schema = {"$ref": f"#/definitions/{definition}", "definitions": strict(spec["definitions"])}
    validator = Draft4Validator(schema)
    found = json.loads((ROOT / file).read_text("utf-8"))

    assert [error.message[:300] for error in validator.iter_errors(found)] == []
    assert list(validator.iter_errors({"interactionModel": 7, "manifest": 7, "type": 7}))
