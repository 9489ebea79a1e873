"""Tracked changes, hidden words and comments: what is inserted stands, what is deleted does not, and each is said."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from edition.originals import prepare
from edition.originals.read import read
from edition.originals.reading import Reading
from edition.originals.revisions import beside
from originals import making


def run(text: str, form: str = "") -> str:
    """Return a run in WordprocessingML."""
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    """Return deleted words."""
    return f'<w:del w:id="1" w:author="Ed"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    """Return inserted words."""
    return f'<w:ins w:id="2" w:author="Ed">{run(text)}</w:ins>'


def paragraph(*runs: str) -> str:
    """Return a paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"

SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'

MOVED = '<w:moveFrom w:id="3" w:author="Ed">{0}</w:moveFrom>'

COMMENTS = f'<w:comments xmlns:w="{making.W}"><w:comment w:id="0">{paragraph(run("Is this so?"))}</w:comment></w:comments>'

CASES = {
    "tracked": (
        paragraph(run("One river. "), inserted("Two rivers. "), deleted("Three rivers."), run("End.")),
        "One river. Two rivers. End.",
        [("deleted", 1, "Three rivers.")],
    ),
    "moved": (
        paragraph(run("One.")) + paragraph(MOVED.format(run("Two."))),
        "One.",
        [],
    ),
    "hidden": (
        paragraph(run("One river. ", SHOWN)) + paragraph(run("Two rivers. "), run("Secret.", HIDDEN)),
        "One river.\n\nTwo rivers. Secret.",
        [("hidden", 3, "Secret.")],
    ),
    "hidden on the web": (
        paragraph(run("Salt "), run("4", "<w:rPr><w:webHidden/></w:rPr>")),
        "Salt 4",
        [],
    ),
    "tagged": (
        paragraph(
            run("One river in "),
            f'<w:customXml w:element="x">{run("Sindh")}</w:customXml>',
            "<w:r><w:cr/></w:r>",
            run("ends."),
        ),
        "One river in Sindh ends.",
        [("line-break", 1, "")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_changes_that_are_tracked(name: str) -> None:
    """The text is what a reader sees who accepts all of them."""
    body, text, told = CASES[name]
    found = read(making.docx(body), "a.docx")
    assert isinstance(found, Reading)
    assert found.text == f"{text}\n"
    assert [(item.kind, item.line, item.words) for item in found.lost] == told


def test_comments() -> None:
    """They are named with their words."""
    assert [
        (item.kind, item.words) for item in beside({"word/comments.xml": COMMENTS.encode()}, "docx", "x")
    ] == [("comment", "Is this so?")]


ODT = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:tracked-changes><text:changed-region
 text:id="c1"><text:deletion><text:p>Three rivers.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>One river.<office:annotation><text:p>Is this so?</text:p></office:annotation></text:p></office:text></office:body>
</office:document-content>"""


def test_changes_in_an_opendocument_text() -> None:
    """The same."""
    with zipfile.ZipFile(BytesIO(making.made("One.", "odt"))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    found = read(making.zipped(parts | {"content.xml": ODT}), "a.odt")
    assert isinstance(found, Reading)
    assert found.text == "One river.\n"
    assert [(item.kind, item.words) for item in found.lost] == [
        ("deleted", "Three rivers."),
        ("comment", "Is this so?"),
    ]


def test_words_between_the_paragraphs_of_an_opendocument_text() -> None:
    """Pandoc writes an abstract so."""
    content = b"<office:text><text:p>Doe</text:p>\nRivers carry salt.\n<text:h>One</text:h></office:text>"
    assert prepare.odt(content) == (
        b"<office:text><text:p>Doe</text:p><text:p>Rivers carry salt.\n</text:p><text:h>One</text:h></office:text>"
    )
