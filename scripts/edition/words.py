"""The word lists of the package, read once."""

from __future__ import annotations

import importlib.resources
import re
from functools import cache

import yaml


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists of ``words.yaml``; raises ``KeyError`` for an unknown name."""
    text = importlib.resources.files("edition").joinpath("words.yaml").read_text("utf-8")
    return frozenset(yaml.safe_load(text)[name])


def alternatives(name: str) -> str:
    """Return a list as alternatives of a regular expression, longest first."""
    return "|".join(sorted((re.escape(word) for word in words(name)), key=len, reverse=True))
