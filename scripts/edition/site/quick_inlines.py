"""Reads Markdown within lines as Python-Markdown does, without trying patterns that a text cannot match.

Python-Markdown tries fifteen patterns on every text, which takes a third of its time, though most texts have
none of the characters with which these begin.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# What a text must contain for a pattern of Python-Markdown to match, by its name there, and ours for formulas; any other is always tried.
SIGNS = {
    "edition-formula": ("<math ",),
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}

ALWAYS = ("",)


class QuickInlines(InlineProcessor):
    """Python-Markdown's processor with this test before each pattern.

    Its methods are private there: if another version has none of that name, it does its work unchanged.
    """

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Apply the patterns to a tree; a list of them, since a registry looks each up among all."""
        patterns = self.md.inlinePatterns
        names = {id(patterns[name]): name for name in SIGNS if name in patterns}
        self.inlinePatterns = [*patterns]  # type: ignore[assignment]
        self.signs = [SIGNS.get(names.get(id(pattern), ""), ALWAYS) for pattern in patterns]
        every = sorted({sign for signs in self.signs for sign in signs})
        self.any_sign = re.compile("|".join(map(re.escape, every)))  # "" finds itself in any text
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, number: int = 0) -> str:  # noqa: N802 - Python-Markdown's name
        """Return a text with placeholders for what the patterns make of it, from a pattern's number on."""
        if isinstance(data, AtomicString) or not self.any_sign.search(data):
            return data
        start, patterns, signs = 0, self.inlinePatterns, self.signs
        while number < len(signs):
            matched = False
            for sign in signs[number]:
                if sign in data:
                    data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                        patterns[number], data, number, start
                    )
                    break
            if not matched:
                start = 0
                number += 1
        return data


def quicken(md: Markdown) -> None:
    """Let a converter read its lines so."""
    md.treeprocessors.register(QuickInlines(md), "inline", 20)
