"""The template, read by cfn-lint, and what its references and conditions come to."""

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.twin.errors import TwinBroken

READ = """
import json, sys
from cfnlint.decode import decode
template, faults = decode(sys.argv[1])
print(json.dumps(template if not faults else [str(one) for one in faults]))
"""
NO_VALUE = object()
"""What `AWS::NoValue` stands for: the property that has it is not there."""

Attributes = Callable[[str, str], Any]
"""Returns an attribute of a resource by their names; its `Ref`, if the attribute's name is empty."""


def read_template(file: Path, cloud: Path) -> dict[str, Any]:
    """Return a template as plain data, its short tags (`!Ref`) written out.

    Args:
        file: the template.
        cloud: the folder of .venv-cloud, which has cfn-lint.

    Raises:
        TwinBroken: cfn-lint is not there, or cannot read the file.
    """
    python = cloud / "bin" / "python"
    if not python.exists():
        raise TwinBroken(f"{python} is not there: say 'make cloud'")
    done = subprocess.run([python, "-c", READ, file], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise TwinBroken(f"cfn-lint could not read {file}: {done.stderr.strip()[-500:]}")
    found = json.loads(done.stdout)
    if not isinstance(found, dict):
        raise TwinBroken(f"{file}: {found}")
    return found


@dataclass(slots=True)
class Template:
    """A template with its parameters' values."""

    body: Mapping[str, Any]
    given: Mapping[str, str]
    """Parameters that are not left at their defaults."""
    pseudo: Mapping[str, str]
    """`AWS::Region` and its like."""
    attributes: Attributes
    parameters: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill in the parameters.

        Raises:
            TwinBroken: a parameter has neither value nor default, or one that is given is unknown.
        """
        declared = self.body.get("Parameters", {})
        if strangers := sorted(self.given.keys() - declared.keys()):
            raise TwinBroken(f"the template has no parameter {', '.join(strangers)}")
        for name, one in declared.items():
            value = self.given.get(name, one.get("Default"))
            if value is None:
                raise TwinBroken(f"the parameter {name} needs a value")
            self.parameters[name] = value

    def resources(self, kind: str) -> dict[str, dict[str, Any]]:
        """Return the properties of all resources of a type that are made, by their names."""
        return {
            name: self.value(one.get("Properties", {}))
            for name, one in self.body["Resources"].items()
            if one["Type"] == kind and self._is_made(one)
        }

    def kind(self, name: str) -> str:
        """Return the type of a resource; empty if the template names none so."""
        return str(self.body["Resources"].get(name, {}).get("Type", ""))

    def _is_made(self, resource: Mapping[str, Any]) -> bool:
        return "Condition" not in resource or self.holds({"Condition": resource["Condition"]})

    def value(self, tree: Any) -> Any:
        """Return what a part of the template comes to.

        Raises:
            TwinBroken: it uses a function that the twin does not know, or refers to nothing.
        """
        if isinstance(tree, list):
            return [one for one in map(self.value, tree) if one is not NO_VALUE]
        if not isinstance(tree, dict):
            return tree
        if len(tree) == 1:
            [(name, told)] = tree.items()
            if name == "Ref" or name.startswith("Fn::"):
                return self._function(name, told)
        whole = {name: self.value(one) for name, one in tree.items()}
        return {name: one for name, one in whole.items() if one is not NO_VALUE}

    def _function(self, name: str, told: Any) -> Any:
        if name == "Ref":
            return self._ref(told)
        if name == "Fn::GetAtt":
            resource, _, attribute = told.partition(".") if isinstance(told, str) else (told[0], "", told[1])
            return self.attributes(resource, attribute)
        if name == "Fn::Sub":
            return self._sub(told)
        if name == "Fn::If":
            condition, so, otherwise = told
            return self.value(so if self.holds({"Condition": condition}) else otherwise)
        if name == "Fn::Join":
            return str(told[0]).join(map(str, self.value(told[1])))
        if name == "Fn::Split":
            return str(self.value(told[1])).split(str(told[0]))
        if name == "Fn::Select":
            return self.value(told[1])[int(told[0])]
        raise TwinBroken(f"the twin does not know {name}")

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self.pseudo:
            return self.pseudo[name]
        if name in self.parameters:
            return self.parameters[name]
        # SAM's own: the alias of a function, as in `Function.Alias`.
        resource, _, attribute = name.partition(".")
        return self.attributes(resource, attribute)

    def _sub(self, told: Any) -> str:
        text, names = (told, {}) if isinstance(told, str) else (told[0], self.value(told[1]))
        parts = text.split("${")
        out = [parts[0]]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            if name.startswith("!"):
                out.append(f"${{{name[1:]}}}{rest}")
                continue
            found = names[name] if name in names else self._named(name)
            out.append(f"{found}{rest}")
        return "".join(out)

    def _named(self, name: str) -> Any:
        return self._function("Fn::GetAtt", name) if "." in name else self._ref(name)

    def holds(self, condition: Any) -> bool:
        """True if a condition of the template holds.

        Raises:
            TwinBroken: it is written in a way that the twin does not know.
        """
        [(name, told)] = condition.items()
        if name == "Condition":
            return self.holds(self.body["Conditions"][told])
        if name == "Fn::Equals":
            return str(self.value(told[0])) == str(self.value(told[1]))
        if name == "Fn::Not":
            return not self.holds(told[0])
        if name in {"Fn::And", "Fn::Or"}:
            return (all if name == "Fn::And" else any)(map(self.holds, told))
        raise TwinBroken(f"the twin does not know the condition {name}")
