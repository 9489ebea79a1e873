"""Reads a formula in Markdown as one piece of HTML, and names headings by the TeX of theirs."""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from edition.language.regex import lazy_regex

FORMULA = r'<span class="formula[^<>]*><math [^\n]*?</math></span>'

SAID = lazy_regex(r"<annotation[^<>]*>(?P<tex>[^<>]*)</annotation>")

CHARACTER = lazy_regex(r"&#?\w{1,32};")  # "&lt;", "&#126;"

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

LABEL = "data-toc-label"  # by which the table of contents names a heading, if it has it


class Formulas(InlineProcessor):
    """Sets formulas aside before anything in them is read."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        """Return what stands for a formula, and where it begins and ends."""
        del data
        return self.md.htmlStash.store(m[0]), m.start(), m.end()


class Labels(Treeprocessor):
    """Gives headings with formulas a name for the table of contents."""

    def run(self, root: ET.Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            text = "".join(element.itertext()) if element.tag in HEADINGS else ""
            if any(map(self.tex, HTML_PLACEHOLDER_RE.finditer(text))):
                said = HTML_PLACEHOLDER_RE.sub(self.words, text)
                element.set(LABEL, escape(said, quote=False))

    def words(self, match: re.Match[str]) -> str:
        """Return what a heading shows of a thing that was set aside: TeX, a character such as "&amp;"; "" of a tag."""
        held = self.held(match)
        return unescape(held) if CHARACTER.fullmatch(held) else self.tex(match)

    def tex(self, match: re.Match[str]) -> str:
        """Return the TeX of a formula that was set aside, "" of anything else."""
        held = self.held(match)
        made = SAID.search(held) if held.startswith('<span class="formula') else None
        return unescape(made["tex"]) if made else ""

    def held(self, match: re.Match[str]) -> str:
        """Return what was set aside."""
        kept = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return kept if isinstance(kept, str) else ""


def register(md: Markdown) -> None:
    """Let a converter read formulas so: before escapes at 180, and before the table of contents at 5."""
    md.inlinePatterns.register(Formulas(FORMULA, md), "edition-formula", 195)
    md.treeprocessors.register(Labels(md), "edition-labels", 6.5)
