"""Documents made of everything that word processors and browsers can put inside one another, by chance.

Each word is another one, so that each can be followed: what a reader sees is in the text once or is named as missing,
and what was deleted is nowhere but in the report.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import count
from typing import Any

import pytest

from edition.originals.read import read
from edition.originals.reading import Reading
from originals import making

MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"

RELATED = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>
</Relationships>"""


FIELD = "".join(
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
    for kind, inside in (
        ("begin", "<w:r><w:instrText> DATE </w:instrText></w:r>"),
        ("separate", "{0}"),
        ("end", ""),
    )
)

PLAIN = {
    "run": "",
    "again": "",
    "italic": "<w:i/>",
    "rtl": "<w:rtl/>",
    "raised": '<w:vertAlign w:val="superscript"/>',
    "del": "",
}

WRAPPED = {
    "inserted": '<w:ins w:id="1" w:author="a">{0}</w:ins>',
    "tag": "<w:smartTag>{0}</w:smartTag>",
    "custom": "<w:customXml>{0}</w:customXml>",
    "field": FIELD,
    "simple": '<w:fldSimple w:instr="PAGE">{0}</w:fldSimple>',
    "math": f'{{0}}<m:oMath xmlns:m="{MATHS}"><m:r><m:t>a</m:t></m:r></m:oMath>',
    "tab": "{0}<w:r><w:tab/><w:br/><w:cr/></w:r>",
    "control": "<w:sdt><w:sdtContent>{0}</w:sdtContent></w:sdt>",
    "link": '<w:hyperlink w:anchor="a">{0}</w:hyperlink>',
}

DEEPEST = 2  # of inlines and blocks inside one another


class Maker:
    """Makes parts of documents; ``seen`` are the words that a reader sees, ``gone`` those that were deleted."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.numbers = count(1)
        self.seen: list[str] = []
        self.gone: list[str] = []
        self.notes: list[str] = []

    def word(self, *, seen: bool = True) -> str:
        """Return a new word."""
        word = f"zq{next(self.numbers)}x"
        (self.seen if seen else self.gone).append(word)
        return word

    def several(self, make: Any, depth: int, most: int = 3) -> str:
        """Return some parts of a kind."""
        return "".join(make(depth) for _ in range(self.chance.randint(1, most)))


class Word(Maker):
    """Makes WordprocessingML."""

    def run(self, form: str = "") -> str:
        """Return a run, after a space."""
        return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve"> {self.word()} </w:t></w:r>'

    def inline(self, depth: int) -> str:
        """Return what stands in a paragraph."""
        kinds = [*PLAIN, *WRAPPED] if depth > 1 else [*PLAIN, *WRAPPED, "note", "box"]
        kind = self.chance.choice(kinds)
        if kind == "box":
            return f"<w:r><w:pict><w:txbxContent>{self.block(depth + 1)}</w:txbxContent></w:pict></w:r>"
        if kind == "note":
            inside = (
                f'<w:footnote w:id="{len(self.notes) + 2}"><w:p>{self.run()}{self.run()}</w:p></w:footnote>'
            )
            self.notes.append(inside)
            return f'{self.run()}<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        if kind == "del":
            gone = self.word(seen=False)
            return f'{self.run()}<w:del w:id="2"><w:r><w:delText> {gone} </w:delText></w:r></w:del>'
        if kind in PLAIN:
            return self.run(PLAIN[kind])
        inner = self.run() if depth > DEEPEST else self.several(self.inline, depth + 1, 2)
        return WRAPPED[kind].format(inner)

    def block(self, depth: int) -> str:
        """Return a block."""
        if depth < 3 and not self.chance.randrange(4):
            rows = "".join(
                f"<w:tr>{''.join(f'<w:tc>{self.several(self.block, depth + 1, 2)}<w:p/></w:tc>' for _ in range(2))}</w:tr>"
                for _ in range(2)
            )
            return f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
        style = self.chance.choice(["", '<w:pStyle w:val="Heading1"/>', "<w:bidi/>"])
        return f"<w:p><w:pPr>{style}</w:pPr>{self.several(self.inline, depth)}</w:p>"

    def document(self) -> bytes:
        """Return a document."""
        body = self.several(self.block, 0, 8)
        notes = f'<w:footnotes xmlns:w="{making.W}">{"".join(self.notes)}</w:footnotes>'
        return making.docx(body, {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": RELATED})


class Page(Maker):
    """Makes HTML, with tags that nobody closes."""

    def inline(self, depth: int) -> str:
        """Return what stands in a paragraph."""
        tag = self.chance.choice(
            ["", "", "i", "b", "sup", "span", "a href=x", "q", "code", "ruby", "del", "bdo dir=rtl", "nobr"]
        )
        inner = f" {self.word()} " if depth > 2 or not tag else self.several(self.inline, depth + 1, 2)
        name = tag.partition(" ")[0]
        return f"<{tag}>{inner}</{name}>" if tag else inner

    def block(self, depth: int) -> str:
        """Return a block; inner ones end where their outer one does."""
        tag = self.chance.choice(
            ["p", "p", "h2", "div", "blockquote", "ul><li", "ol><li", "table><tr><td", "dl><dt", "pre", "section", "figure", "center",
             "details", "fieldset", "main", "footer", "aside", "article"]
        )  # fmt: skip
        deeper = depth < 3 and tag not in {"p", "h2", "pre"}
        inner = self.several(self.block if deeper else self.inline, depth + 1, 2)
        end = self.chance.choice(["", f"</{tag.partition('>')[0]}>"])
        return f"<{tag}>{self.several(self.inline, 2)}{inner}{end if tag != 'pre' else '</pre>'}\n"

    def document(self) -> bytes:
        """Return a page."""
        return f"<!DOCTYPE html><title>T</title><body>{self.several(self.block, 0, 8)}".encode()


def words(text: str) -> Counter[str]:
    """Return the words of a text that a document has, each with its number."""
    return Counter(re.findall(r"zq\d+x", text))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("kind", "name"), [(Word, "a.docx"), (Page, "a.html")], ids=["docx", "html"])
def test_every_word_has_its_place(kind: type[Word | Page], name: str, seed: int) -> None:
    """In the text, or in the report."""
    maker = kind(seed)
    found = read(maker.document(), name)
    assert isinstance(found, Reading), found
    there = words(found.text)
    assert [word for word, number in there.items() if number > 1] == []
    assert not set(maker.gone) & set(there)
    told = words(" ".join(item.words for item in found.lost))
    more = sum(int(number) for item in found.lost for number in re.findall(r"\((\d+) words\)", item.words))
    missing = [word for word in maker.seen if word not in there and word not in told]
    assert len(missing) <= more
    assert [word for word in maker.gone if word not in told] == []
