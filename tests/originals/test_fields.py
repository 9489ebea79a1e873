"""Citation fields are read exactly from every form in which programs write them; hostile ones are told, not guessed."""

from __future__ import annotations

import base64
import json
from xml.sax.saxutils import escape, quoteattr

import pytest

from edition.originals.fields import csl, docx, endnote, locate, odt
from edition.originals.fields.printed import Code, Printed
from edition.originals.fields.read import fields as read_fields
from edition.originals.fields.simple import released, unwrapped
from edition.originals.fields.walk import Unsound
from edition.originals.reading import Field, Lost
from originals import making_fields as m
from originals.making import W

SMALL, KHAN = m.row(m.SMALL, locator="12", label="page", prefix="see ", suffix=", and more"), m.row(m.KHAN)

RECORD = (
    '<record><ref-type name="Book">6</ref-type><contributors><authors><author><style face="normal">Small, '
    "Andrew</style></author></authors></contributors><titles><title>The Axis</title></titles>"
    "<dates><year>2015</year></dates><publisher>Hurst</publisher></record>"
)

ENDNOTE = (
    '<EndNote><Cite ExcludeAuth="1"><Author>Small</Author><Year>2015</Year><RecNum>7</RecNum><Prefix>see </Prefix>'
    f"<Pages>12</Pages>{RECORD}</Cite></EndNote>"
)


def document(*paragraphs: str) -> dict[str, bytes]:
    """Return the parts of a Word document."""
    body = "".join(paragraphs)
    return {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()}


def said(item: Printed) -> tuple[str, str, list[str], str]:
    """Return the words of a field, its program, its titles, its note."""
    titles = [cited.item["title"] for cited in item.code.cited]
    return item.words, item.code.program, titles, item.note


AXIS, RIVERS = "The China–Pakistan Axis", "Rivers and States"

FORMS = [
    (m.zotero("(Small, 2015; Khan, 2018)", SMALL, KHAN, pieces=7), "Zotero", [AXIS, RIVERS]),
    (m.simple("(Small, 2015; Khan, 2018)", SMALL, KHAN), "Mendeley", [AXIS, RIVERS]),
    (m.control("(Small, 2015; Khan, 2018)", SMALL, KHAN), "Mendeley", [AXIS, RIVERS]),
    (m.field(f"ADDIN EN.CITE {ENDNOTE}", "(Small, 2015; Khan, 2018)", pieces=4), "EndNote", ["The Axis"]),
    (
        m.field(
            "ADDIN EN.CITE", "(Small, 2015; Khan, 2018)", data=base64.b64encode(ENDNOTE.encode()).decode()
        ),
        "EndNote",
        ["The Axis"],
    ),
    (
        m.turn("begin")
        + "<w:r><w:instrText>ADDIN EN.CITE </w:instrText></w:r>"
        + m.turn("begin", base64.b64encode(ENDNOTE.encode()).decode())
        + "<w:r><w:instrText>ADDIN EN.CITE.DATA</w:instrText></w:r>"
        + m.turn("end")
        + m.turn("separate")
        + m.text("(Small, 2015; Khan, 2018)")
        + m.turn("end"),
        "EndNote",
        ["The Axis"],
    ),
]


@pytest.mark.parametrize(
    ("made", "program", "titles"), FORMS, ids=["zotero", "simple", "control", "endnote", "data", "nested"]
)
def test_a_field_of_word(made: str, program: str, titles: list[str]) -> None:
    """Whatever program wrote it, and however many runs it is cut into."""
    found, broken = docx.fields(document(m.paragraph("Rivers ", made, " flow.")))
    assert [said(item) for item in found] == [("(Small, 2015; Khan, 2018)", program, titles, "")]
    assert (found[0].before, found[0].after, broken) == ("Rivers ", " flow.", 0)


def test_what_a_field_says_of_its_work() -> None:
    """Locator, label, prefix and suffix; the key tells works apart."""
    found, _ = docx.fields(
        document(m.paragraph(m.zotero("x", SMALL, m.row(m.KHAN, **{"suppress-author": True}))))
    )
    first, second = found[0].code.cited
    assert (first.locator, first.label, first.prefix, first.suffix) == ("12", "page", "see", ", and more")
    assert (second.locator, second.label, second.without_author) == ("", "", True)
    assert first.key == "http://zotero.org/users/1/items/AAAA1"
    cited = docx.fields(document(m.paragraph(FORMS[3][0])))[0][0].code.cited[0]
    assert (cited.locator, cited.prefix, cited.without_author) == ("12", "see", True)
    assert cited.item["author"] == [{"family": "Small", "given": "Andrew"}]
    assert cited.item["issued"] == {"date-parts": [[2015]]}


def test_mendeley_counts_anew_in_each_field() -> None:
    """Its ITEM-1 is another work in another field, so it is no key."""
    rows = [{"id": "ITEM-1", "itemData": {**item, "id": "ITEM-1", "DOI": ""}} for item in (m.SMALL, m.KHAN)]
    found, _ = docx.fields(document(*(m.paragraph(m.simple("x", row)) for row in rows)))
    assert len({item.code.cited[0].key for item in found}) == 2


def test_bookmarks_of_zotero() -> None:
    """Their codes are cut into properties with numbered names."""
    code = f"ZOTERO_ITEM CSL_CITATION {m.citation(KHAN)}"
    chunks = [code[start : start + 100] for start in range(0, len(code), 100)]
    rows = "".join(
        f'<property name="ZOTERO_BREF_a1b2_{n}"><lpwstr>{escape(chunk)}</lpwstr></property>'
        for n, chunk in reversed(list(enumerate(chunks, 1)))
    )
    start = '<w:bookmarkStart w:id="4" w:name="ZOTERO_BREF_a1b2"/>'
    parts = document(m.paragraph("As ", start, m.text("(Khan, 2018)"), '<w:bookmarkEnd w:id="4"/>', " says."))
    parts["docProps/custom.xml"] = f"<Properties>{rows}</Properties>".encode()
    found, _ = docx.fields(parts)
    assert [said(item) for item in found] == [("(Khan, 2018)", "Zotero", [RIVERS], "")]


def test_fields_in_notes_follow_their_markers() -> None:
    """Footnotes come in the order of their markers, and the number of a note stands before its words."""
    parts = document(m.paragraph("One", m.mark(2), " and two", m.mark(1), "."))
    parts["word/footnotes.xml"] = m.footnotes(
        m.zotero("Khan, 9.", KHAN), m.zotero("Small, 12.", SMALL)
    ).encode()
    found, _ = docx.fields(parts)
    assert [item.words for item in found] == ["Small, 12.", "Khan, 9."]
    assert [item.before for item in found] == ["1\0 ", "2\0 "]


def test_a_note_with_a_mark_of_its_own_has_no_number() -> None:
    """The others are counted without it."""
    own = '<w:r><w:footnoteReference w:id="9" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    parts = document(m.paragraph("One", own, " and two", m.mark(1), " ", m.zotero("(Khan, 2018)", KHAN)))
    assert [item.before for item in docx.fields(parts)[0]] == ["One* and two1 "]


def test_deleted_words_are_not_printed() -> None:
    """Nor are those of a field within the code of another."""
    gone = "<w:del><w:r><w:delText>(old)</w:delText></w:r></w:del>"
    inner = m.turn("begin") + m.text("hidden") + m.turn("separate") + m.text("hidden") + m.turn("end")
    code = f"<w:r><w:instrText>{escape(f'ADDIN ZOTERO_ITEM CSL_CITATION {m.citation(KHAN)}')}</w:instrText></w:r>"
    made = m.turn("begin") + code + inner + m.turn("separate") + m.text("(Khan)") + gone + m.turn("end")
    found, _ = docx.fields(document(m.paragraph("A ", made, ".")))
    assert [(item.before, item.words) for item in found] == [("A ", "(Khan)")]


TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def test_a_reference_mark_of_libreoffice() -> None:
    """Its name is the code; a note stands where its marker does."""
    name = quoteattr(f"ZOTERO_ITEM CSL_CITATION {m.citation(KHAN)} RNDa1b2c3")
    mark = f"<t:reference-mark-start t:name={name}/>(Khan<t:s/>2018)<t:reference-mark-end t:name={name}/>"
    note = f"<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>See {mark}.</t:p></t:note-body></t:note>"
    content = f'<x xmlns:t="{TEXT}"><t:p>Rivers{note} {mark} flow.</t:p></x>'
    found, broken = odt.fields({"content.xml": content.encode()})
    assert [(said(item)[0], item.before, item.note) for item in found] == [
        ("(Khan 2018)", "Rivers1 ", ""),
        ("(Khan 2018)", "1\0See ", "1"),
    ]
    assert not broken


def test_a_field_of_word_in_libreoffice() -> None:
    """It keeps the code as a value of the field's mark."""
    code = quoteattr(f" ADDIN ZOTERO_ITEM CSL_CITATION {m.citation(KHAN)}")
    start = f'<f:fieldmark-start t:name="B"><f:param f:name="code" f:value={code}/></f:fieldmark-start>'
    body = f"<t:p>As {start}<f:fieldmark-separator/>(Khan, 2018)<f:fieldmark-end/> says.</t:p>"
    content = f'<x xmlns:t="{TEXT}" xmlns:f="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0">{body}</x>'
    found, broken = odt.fields({"content.xml": content.encode()})
    assert [(item.before, item.words, item.after) for item in found] == [("As ", "(Khan, 2018)", " says.")]
    assert not broken


def printed(words: str, before: str = "", after: str = "") -> Printed:
    """Return a field in print."""
    return Printed(words, before, after, Code("Zotero", ()))


def places(text: str, *rows: Printed) -> tuple[list[tuple[int, str]], list[str]]:
    """Return the lines and the words at the places of fields, and the words that are not found."""
    found, lost = locate.located(text, rows)
    lines = text.split("\n")
    return [(f.line, lines[f.line - 1][f.columns[0] - 1 : f.columns[1]]) for f in found], [
        item.words for item in lost
    ]


def test_words_are_found_with_what_our_text_form_adds() -> None:
    """Italics, links, raised figures, escapes; brackets belong to the words."""
    text = (
        "# Rivers\n\nAs [it](https://x.org/a1) says (*Rivers*, 2018\\*), m<up>2</up> flow <sup>1,2</sup>.\n"
    )
    rows = [printed("(Rivers, 2018*)", "As it says ", ", m2"), printed("1,2", ", m² flow ", ".")]
    assert places(text, *rows) == ([(3, "(*Rivers*, 2018\\*)"), (3, "1,2")], [])


def test_words_that_occur_twice_are_told_by_what_stands_beside_them() -> None:
    """The typed form is no field; without anything that tells them apart, none is."""
    text = "Typed (Khan, 2018) here.\n\nA field (Khan, 2018) there.\n"
    assert places(text, printed("(Khan, 2018)", "A field ", " there.")) == ([(3, "(Khan, 2018)")], [])
    assert places("(Khan)\n\nx (Khan) y (Khan) z\n", printed("(Khan)", "q ", " q")) == ([], ["(Khan)"])


def test_a_note_that_is_a_citation_as_a_whole() -> None:
    """Its number tells it from the same words elsewhere."""
    text = "See Khan, 9.\n\n- <sup>1</sup> Khan, 9.\n- <sup>2</sup> Khan, 9.\n"
    assert places(text, printed("Khan, 9.", "2\0 ")) == ([(4, "Khan, 9.")], [])
    text = "See Khan, 9.\n\n- <sup>1</sup> Khan, 9, and more.\n- <sup>2</sup> Khan, 9.\n"
    assert places(text, printed("Khan, 9.", "7\0 ")) == ([(4, "Khan, 9.")], [])  # counted otherwise


def test_words_that_are_not_there_are_told() -> None:
    """Never guessed."""
    assert places("Rivers flow.\n", printed("(Khan, 2018)", "Rivers ")) == ([], ["(Khan, 2018)"])


HOSTILE = [
    "ADDIN ZOTERO_ITEM CSL_CITATION {",
    "ADDIN ZOTERO_ITEM CSL_CITATION " + '{"a":' * 5000,
    "ADDIN ZOTERO_ITEM CSL_CITATION " + "[" * 5000,
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": []}',
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": {"a": 1}}',
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [1, null]}',
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"itemData": 3}]}',
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"itemData": {"title": NaN}}]}',
    'ADDIN CSL_CITATION {"citationItems": [{"itemData": {"a": ' + "[" * 40 + "]" * 40 + "}}]}",
    "ADDIN EN.CITE <EndNote><Cite></EndNote>",
    'ADDIN EN.CITE <!DOCTYPE x [<!ENTITY a "b">]><EndNote><Cite>&a;</Cite></EndNote>',
    "ADDIN EN.CITE <EndNote>" + "<Cite><Author>a</Author></Cite>" * 600 + "</EndNote>",
]


@pytest.mark.parametrize("code", HOSTILE, ids=range(len(HOSTILE)))
def test_a_code_that_cannot_be_read_is_counted(code: str) -> None:
    """It cites nothing, and its words stay."""
    found, broken = docx.fields(document(m.paragraph("A ", m.field(code, "(x)"), ".")))
    assert (found, broken) == ([], 1)


@pytest.mark.parametrize(
    "xml",
    [
        b"<w:document",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"),
        b"<a>" * 100_000,
        document(m.turn("begin") * 300)["word/document.xml"],
    ],
)
def test_a_part_that_is_unsound_has_no_fields(xml: bytes) -> None:
    """The reading says so once."""
    with pytest.raises(Unsound):
        docx.fields({"word/document.xml": xml})
    none: tuple[tuple[Field, ...], tuple[Lost, ...]] = ((), (Lost("citation-code"),))
    assert read_fields({"word/document.xml": xml}, "docx", {"meta": {}}, "x", lambda _, data: data) == none


def test_a_field_over_two_paragraphs_is_told() -> None:
    """Its words have no place of their own."""
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {m.citation(KHAN)}"
    begin = m.turn("begin") + f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>" + m.turn("separate")
    found, broken = docx.fields(document(m.paragraph(begin, "(Khan"), m.paragraph("2018)", m.turn("end"))))
    assert (found, broken) == ([], 1)


def test_titles_lose_their_markup_and_private_notes() -> None:
    """They are the author's, not the work's."""
    item = {**m.KHAN, "title": 'On <span class="nocase">iPods</span>', "abstract": "long", "note": "mine"}
    made = csl.code_of(f"ADDIN CSL_CITATION {json.dumps({'citationItems': [{'itemData': item}]})}")
    assert made is not None
    assert made.cited[0].item["title"] == "On iPods"
    assert not {"abstract", "note"} & set(made.cited[0].item)


def test_a_body_of_endnote_ends_in_a_comma() -> None:
    """So does its manual have it."""
    assert endnote.name_of("World Bank,") == {"literal": "World Bank"}


def test_the_words_of_simple_fields_and_controls_reach_the_text() -> None:
    """Pandoc leaves out those that it does not know; a link stays a link."""
    link = '<w:fldSimple w:instr=" HYPERLINK &quot;https://x.org&quot; "><w:r/></w:fldSimple>'
    made = f"<w:p>{m.simple('(a > b)', KHAN)}<w:fldSimple w:instr='PAGE'/>{link}</w:p>"
    assert unwrapped(made.encode()).decode() == f"<w:p>{m.text('(a > b)')}{link}</w:p>"
    control = b'<a><loext:content-control loext:tag="x>y"><b/></loext:content-control></a>'
    assert released(control) == b"<a><b/></a>"
