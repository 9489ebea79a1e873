"""Reads the YAML files that are part of the program: word lists, codes, examples.

It is at the bottom, since rooms that do not know each other have such files.
"""

from __future__ import annotations

import importlib.resources
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's where PyYAML has it, which limits nesting


def own_data(package: str, name: str) -> Any:
    """Return the content of a YAML file in the folder of a package."""
    text = importlib.resources.files(package).joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - both are safe
