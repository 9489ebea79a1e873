"""Words of an OpenDocument text that stand in fields, boxes and shapes, which pandoc leaves out."""

import zipfile
from io import BytesIO

import pytest
from tests.originals import making

from edition.originals import boxes
from edition.originals.fields import simple
from edition.originals.read import read
from edition.originals.reading import Reading

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
)

BOX = "<draw:frame><draw:text-box><text:p>Figure 1: Salt.</text:p><text:p>Of 1911.</text:p></draw:text-box></draw:frame>"


def odt(body: str) -> Reading:
    """Return the reading of an OpenDocument text with these paragraphs."""
    with zipfile.ZipFile(BytesIO(making.made("One.", "odt"))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    content = f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    found = read(making.zipped(parts | {"content.xml": content}), "a.odt")
    assert isinstance(found, Reading)
    return found


def test_words_in_fields_and_boxes() -> None:
    """Cross-references (“see Table 1”), readings of characters, captions in boxes, words in shapes: none is lost."""
    found = odt(
        '<text:p>See <text:sequence-ref text:ref-name="refTable0">Table 1</text:sequence-ref>, '
        "<text:note-ref>note 2</text:note-ref> and <text:ruby><text:ruby-base>水</text:ruby-base>"
        "<text:ruby-text>mizu</text:ruby-text></text:ruby>.</text:p>"
        f"<text:p>Before {BOX}and after.</text:p>"
        "<text:p>A shape<draw:custom-shape><text:p>With words.</text:p></draw:custom-shape>.</text:p>"
        '<text:p>Set <text:variable-set text:display="none">hidden</text:variable-set> once.</text:p>'
    )
    assert [line for line in found.text.split("\n") if line] == [
        "See Table 1, note 2 and 水.",
        "Before and after.",
        "Figure 1: Salt.",
        "Of 1911.",
        "A shape.",
        "With words.",
        "Set once.",
    ]
    assert [(item.kind, item.words) for item in found.lost] == [("unread", "hidden")]


def test_a_box_inside_a_box_and_in_a_note() -> None:
    """What a box holds follows the paragraph that the box stands in, at every depth."""
    inner = b"<draw:text-box><text:p>c</text:p></draw:text-box>"
    box = b"<draw:text-box><text:p>b" + inner + b"</text:p></draw:text-box>"
    assert boxes.emptied(b"<text:p>a" + box + b"d</text:p>e") == (
        b"<text:p>ad</text:p><text:p>b</text:p><text:p>c</text:p>e"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"<draw:frame><draw:text-box><text:p>of a page</text:p></draw:text-box></draw:frame>",
        b"<text:p>a<draw:text-box><text:p>b</text:p></text:p>",  # no sound XML
        b"</text:p></text:p>",
        b"<text:p/><text:p>a<draw:rect/></text:p>",
        b"<text:p><draw:text-box>" * 40,
    ],
)
def test_what_stays_as_it_is(content: bytes) -> None:
    """Boxes outside paragraphs, empty ones, and what is no sound XML or too deep."""
    assert boxes.emptied(content) == content


def test_fields_without_an_end() -> None:
    """An empty field goes; an end without a beginning stays."""
    assert simple.released(b"<text:date/>a</text:title>") == b"a</text:title>"
    assert simple.released(b"<text:dateline>a</text:dateline>") == b"<text:dateline>a</text:dateline>"


def test_a_blank_line_within_a_paragraph() -> None:
    """Two line breaks part what is written as one paragraph; the lines of a verse stay together."""
    found = odt(
        "<text:p>On salt<text:line-break/> <text:line-break/>It is old.</text:p>"
        "<text:p>A river<text:line-break/>and a sea</text:p>"
    )
    assert found.text == "On salt\n\nIt is old.\n\nA river and a sea\n"
    assert [item.kind for item in found.lost] == ["line-break"]
