"""Sets blocks of HTML aside before Python-Markdown and MkDocs read a page tag by tag, which takes half of their time.

A block that stands between blank lines, is well-formed XML and has no element that HTML reads otherwise is one block
to Python-Markdown, too, and set aside as it would do. If anything else on the page may begin, or hold, a
block of HTML, nothing is done. If all that is left are tags within lines, Python-Markdown would give them back as they
are, so that it need not read them.
"""

from __future__ import annotations

from html import unescape
from xml.parsers import expat

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from edition.language.regex import lazy_regex

# These two are looked for in small letters, which takes a third of the time of looking for both.

# Elements that HTML does not read as XML does (one that is always empty ends a block), instructions and comments.
OTHERWISE = lazy_regex(
    r"<(?:[!?]|/hr\b|/?(?:iframe|noembed|noframes|noscript|plaintext|script|style|textarea|title|xmp)\b)"
)

WITHIN = lazy_regex(
    r"markdown[\s=/>]"
)  # the attribute of an element with Markdown within; not 'type="text/markdown"'

SCRIPT = lazy_regex(r'<script(?: (?:type|id|class)="[^"<>]*")*>[^<]*</script>')  # data, with escapes for "<"

BEGINS = lazy_regex(r"(?m)^[^\S\n]{0,3}</?(?P<tag>[A-Za-z][^\s/>]*)")  # what may begin a block

TAG = lazy_regex(r"""</?[A-Za-z][^<>"'`\n]*(?:"[^"<>\n]*"[^<>"'`\n]*)*>""")  # a tag within a line

ROOT = lazy_regex(r"<([a-z][a-z0-9]*)[\s>]")

SCRIPT_ID = lazy_regex(r'\sid="([^"]*)"')

# In small letters: of an attribute that may be an anchor. XML allows these blanks before the sign.
NAMING = ("id=", "name=", " =", "\n=", "\t=", "\r=")

# A reference to a character without its semicolon, which Python-Markdown adds: "&#38 and"; or none, behind which it
# reads no more: "&#;".
UNENDED = lazy_regex(r"&#(?!(?:[0-9]++|[xX][0-9a-fA-F]++);)")

PART = "\n\n"  # between two blocks


class Blocks(Preprocessor):
    """Sets the blocks of a page aside, and keeps their anchors; ``plain`` are lines that have no block any more."""

    anchors: frozenset[str] = frozenset()
    plain: list[str] | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each block."""
        self.anchors, self.plain = frozenset(), None
        source = "\n".join(lines)
        parts = source.split(PART)
        found = {place: self.anchors_of(part) for place, part in enumerate(parts[:-1]) if part[:1] == "<"}
        aside = {place: anchors for place, anchors in found.items() if anchors is not None}
        rest = PART.join(part for place, part in enumerate(parts) if place not in aside)
        if self.may_have_blocks(rest):
            return lines
        if aside:
            self.anchors = frozenset().union(*aside.values())
            for place in aside:
                placeholder = self.md.htmlStash.store(f"{parts[place]}\n")
                parts[place] = f"\n{placeholder}{PART}"
            lines = PART.join(parts).split("\n")
        self.plain = lines
        return lines

    def may_have_blocks(self, rest: str) -> bool:
        """Tell whether anything in the rest of a page begins a block, or goes on into the next one."""
        if UNENDED.search(rest):
            return True
        if "<" not in rest:
            return False
        tags = TAG.findall(rest)
        return (
            len(tags) < rest.count("<")
            or bool(OTHERWISE.search(rest.lower()))
            or bool(WITHIN.search("".join(tags).lower()))
            or any(self.md.is_block_level(match["tag"].lower()) for match in BEGINS.finditer(rest))
        )

    def anchors_of(self, part: str) -> set[str] | None:
        """Return the anchors in a part of a page; ``None`` if it is no whole element that Markdown takes for a block."""
        if SCRIPT.fullmatch(part):
            return {unescape(name) for name in SCRIPT_ID.findall(part.partition(">")[0])}
        small = part.lower()
        if OTHERWISE.search(small) or WITHIN.search(small):
            return None
        root = ROOT.match(part)
        if not root or not part.endswith(f"</{root[1]}>") or not self.md.is_block_level(root[1]):
            return None
        anchors: set[str] = set()

        def begin(tag: str, attributes: dict[str, str]) -> None:
            for name, value in attributes.items():
                if name.lower() == "id" or (name.lower() == "name" and tag.lower() == "a"):
                    anchors.add(value)

        parser = expat.ParserCreate()
        if any(sign in small for sign in NAMING):  # most have no anchor
            parser.StartElementHandler = begin
        try:
            parser.Parse(part, True)  # noqa: FBT003 - has no name
        except expat.ExpatError:
            return None
        return anchors


class Anchors(Preprocessor):
    """Tells MkDocs the anchors of the blocks, which it looks for in what is left of the page."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        if MKDOCS in self.md.preprocessors:
            known = self.md.preprocessors[MKDOCS]
            known.present_anchor_ids |= self.blocks.anchors  # type: ignore[attr-defined]
        return lines


class Rest(Preprocessor):
    """Stands before what reads a page tag by tag, and spares it lines that have no block."""

    def __init__(self, md: Markdown, blocks: Blocks, reader: Preprocessor) -> None:
        super().__init__(md)
        self.blocks, self.reader = blocks, reader

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each block."""
        return lines if lines is self.blocks.plain else self.reader.run(lines)


BLOCKS = "edition-blocks"  # the name of what sets them aside

READER = "html_block"  # what reads tag by tag

MKDOCS = "mkdocs_raw_html"  # at 21; Python-Markdown reads blocks at 20


def quicken(md: Markdown) -> None:
    """Let a converter read its blocks so."""
    blocks = Blocks(md)
    md.preprocessors.register(blocks, BLOCKS, 22)
    md.preprocessors.register(Anchors(md, blocks), "edition-anchors", 20.5)
    if READER in md.preprocessors:  # of an extension that is loaded later, it stays as it is
        md.preprocessors.register(Rest(md, blocks, md.preprocessors[READER]), READER, 20)
