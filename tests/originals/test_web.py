"""What web pages, JATS articles, LaTeX and OpenDocument texts have that pandoc alone would lose."""

from __future__ import annotations

import re

import pytest

from edition.originals import lost, prepare
from edition.originals.read import read
from edition.originals.reading import Lost, Reading
from originals import making


def reading(page: str | bytes, name: str) -> Reading:
    """Return the reading of a file."""
    made = read(page if isinstance(page, bytes) else page.encode(), name)
    assert isinstance(made, Reading), made
    return made


NOTES = {
    "LibreOffice": (
        '<p>One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> goes on.</p>',
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> A <i>note</i>.</p></div>',
    ),
    "Word": (
        '<p>One<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> goes on.</p>',
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> A <i>note</i>.</p></div>',
    ),
    "a journal": (
        '<p>One<sup><a href="#fn1" id="r1">1</a></sup> goes on.</p>',
        '<h2>Notes</h2><ol><li id="fn1">A <i>note</i>. <a href="#r1">↩</a></li></ol>',
    ),
    "a wiki": (
        '<p>One<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> goes on.</p>',
        '<ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> A <i>note</i>.</li></ol>',
    ),
}


@pytest.mark.parametrize("who", NOTES)
def test_linked_notes_are_notes(who: str) -> None:
    """A small link to a paragraph that leads back, as several programs write them."""
    call, note = NOTES[who]
    made = reading(f"<html><body><h1>On Rivers</h1>{call}<p>And two.</p>{note}</body></html>", "a.html")
    assert "One<sup>1</sup> goes on." in made.text
    assert made.text.endswith("\n- <sup>1</sup> A *note*.\n")
    assert made.text.count("note") == 1


LINKED = """<html><body><h1>On Rivers</h1><p>One.<sup><a href="#n1" id="r1">1</a></sup>
Two.<sup><a href="#n2" id="r2">2</a></sup> Three.<sup><a href="#n3">3</a></sup> See <a href="#four">4</a>.</p>
<p id="four">Four.</p><ol><li id="n1">A. <a href="#r1">↩</a></li><li id="n2">B. <a href="#r2">↩</a></li>
<li id="n3">C.</li></ol></body></html>"""


def test_a_note_among_others_need_not_lead_back() -> None:
    """The id of its call names it, as those of two notes that lead back; another link stays words."""
    text = reading(LINKED, "a.html").text
    assert "Two.<sup>2</sup> Three.<sup>3</sup> See 4." in text
    assert text.endswith("\n- <sup>1</sup> A.\n- <sup>2</sup> B.\n- <sup>3</sup> C.\n")
    alone = reading(LINKED.replace("↩", "so"), "a.html").text
    assert "<sup>3</sup> C." not in alone


def test_the_number_that_an_item_gives_itself() -> None:
    """An item may say its number, and those behind it go on from there."""
    page = "<html><body><p>It fell.</p><ol type='a'>{}<li value='7'>Seven.</li><li>Eight.</li></ol></body></html>"
    for before, said in (
        ("<li>One.</li>", "- a. One.\n- g. Seven.\n- h. Eight.\n"),
        ("", "- g. Seven.\n- h. Eight.\n"),
    ):
        text = re.sub(r"\n+", "\n", reading(page.format(before), "a.html").text)
        assert text.endswith(f"It fell.\n{said}")


LISTED = """<html><body><p>As in <a href="#b1" id="c1">[1]</a>, see <a href="#two">Part 2</a>.</p>
<h2 id="two">References</h2><ol><li id="b1">Doe, J. (1999). <i>Rivers</i>. Press. {back}</li></ol></body></html>"""


@pytest.mark.parametrize("back", ["", '<a href="#c1">↩</a>'])
def test_entries_of_a_list_are_no_notes(back: str) -> None:
    """Neither without a link back nor with one."""
    text = reading(LISTED.format(back=back), "a.html").text
    assert "As in [1], see Part 2." in text
    assert "- 1. Doe, J. (1999). *Rivers*. Press." in text
    assert "<sup>" not in text


def test_a_page_without_its_menus() -> None:
    """What a browser shows around a text is none of it; a title of the window is not printed twice."""
    page = "<html><head><title>On Rivers – A Journal</title></head><body><nav><a href='/'>Home</a></nav><h1>On Rivers</h1><p>One.</p><h2>Part</h2><p>Two.</p>"
    assert reading(page, "a.html").text == "# On Rivers\n\nOne.\n\n## Part\n\nTwo.\n"


@pytest.mark.parametrize(("said", "code"), [("", "utf-8"), ('<meta charset="iso-8859-2">', "iso-8859-2")])
def test_a_page_in_another_encoding(said: str, code: str) -> None:
    """The one that it names itself."""
    assert "Žižek" in reading(f"<html><head>{said}</head><body><p>Žižek</p>".encode(code), "a.html").text


ARTICLE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96)//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>River Studies</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1234/rs.1</article-id>
<title-group><article-title>On <italic>Rivers</italic></article-title><subtitle>A tale</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Döe</surname><given-names>Jane</given-names></name></contrib>
<aff><label>1</label>University of Rivers</aff></contrib-group><volume>3</volume><issue>2</issue>
<abstract><p>An abstract.</p></abstract><kwd-group><kwd>rivers</kwd><kwd>salt</kwd></kwd-group></article-meta></front>
<body><sec><label>1.</label><title>The Delta</title><p>A note.<xref ref-type="fn" rid="f1">1</xref> <xref ref-type="bibr" rid="r1">Roe (1999)</xref>.</p>
<table-wrap><label>Table 1</label><caption><p>Flow</p></caption><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></table-wrap>
<fig><label>Figure 1</label><caption><p>A map</p></caption><graphic xlink:href="f.png"/></fig></sec></body>
<back><ack><title>Thanks</title><p>To all.</p></ack><fn-group><fn id="f1"><p>The <italic>note</italic>.</p></fn></fn-group>
<ref-list><title>References</title>
<ref id="r1"><element-citation><person-group><name><surname>Roe</surname><given-names>RB</given-names></name><name><surname>Poe</surname><given-names>Paul</given-names></name></person-group>
<year>1999</year><article-title>Mud</article-title><source>River Studies</source><volume>1</volume><issue>4</issue><fpage>3</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.1/x</pub-id></element-citation></ref>
<ref><label>2</label><mixed-citation>Poe P. (2000). <italic>Salt</italic>. Press.</mixed-citation></ref>
<ref><label>3</label><mixed-citation><name><surname>Moe</surname><given-names>M.</given-names></name>, Silt, 2001.</mixed-citation></ref></ref-list></back></article>"""


def test_a_jats_article() -> None:
    """Front, labels, acknowledgements and entries; those without a printed form are told."""
    made = reading(ARTICLE.encode("iso-8859-1"), "a.xml")
    assert made.text.splitlines()[:17:2] == [
        "# On *Rivers*",
        "A tale",
        "Jane Döe",
        "River Studies 3(2)",
        "1 University of Rivers",
        "https://doi.org/10.1234/rs.1",
        "## Abstract",
        "An abstract.",
        "Keywords: rivers, salt",
    ]
    for line in (
        "## 1. The Delta",
        "**Table 1. Flow**",
        "Figure 1. A map",
        "## Thanks",
        "Roe, R. B., & Poe, Paul (1999). Mud. *River Studies*, 1(4), 3–9. https://doi.org/10.1/x",
        "2. Poe P. (2000). *Salt*. Press.",
        "3. Moe M., Silt, 2001.",
        "- <sup>1</sup> The *note*.",
    ):
        assert line in made.text.splitlines()
    assert [item.kind for item in made.lost if item.kind != "line-break"] == ["composed", "image"]


def test_notes_that_nothing_calls_are_told() -> None:
    """A remark on funding at the end has no place in the text, but is named."""
    notes = '<fn-group><fn id="f1"><label>1</label><p>Doe, 12.</p></fn><fn><p>Funded by rivers.</p></fn></fn-group>'
    page = '<?xml version="1.0"?><article><body><p>One<xref ref-type="fn" rid="f1">1</xref>.</p></body>'
    made = reading(f"{page}<back>{notes}</back></article>", "a.xml")
    assert made.text.endswith("- <sup>1</sup> Doe, 12.\n")
    assert made.lost == (Lost("unread", 3, words="Funded by rivers"),)


def test_an_entry_in_several_forms() -> None:
    """The printed form is taken; an entry with two works has both."""
    page = """<?xml version="1.0"?><article><body><p>One.</p></body><back><ref-list><title>References</title>
<ref><label>1</label><citation-alternatives><element-citation><source>Salt</source></element-citation><mixed-citation>Poe P. (2000). Salt. Press.</mixed-citation></citation-alternatives></ref>
<ref><label>2</label><mixed-citation>Roe R. (2001). Mud. Press.</mixed-citation><mixed-citation>Doe D. (2002). Silt. Press.</mixed-citation></ref>
</ref-list></back></article>"""
    lines = reading(page, "a.xml").text.splitlines()
    assert "1. Poe P. (2000). Salt. Press." in lines
    assert "2. Roe R. (2001). Mud. Press. Doe D. (2002). Silt. Press." in lines


def test_an_article_with_entities_of_its_own_is_not_changed() -> None:
    """It goes to pandoc as it is, which resolves none."""
    page = b'<?xml version="1.0"?><!DOCTYPE article [<!ENTITY x "y">]><article><body><p>One.</p></body></article>'
    assert reading(page, "a.xml").text == "One.\n"


def test_the_title_of_an_opendocument_text() -> None:
    """Its style says what it is, also through a style of its own."""
    content = (
        b'<style:style style:name="P1" style:parent-style-name="Title"/>'
        b'<text:p text:style-name="P1">On <text:note><text:p>n</text:p></text:note>Rivers</text:p>'
        b'<text:h text:outline-level="1">Part</text:h>'
    )
    made = prepare.odt(content)
    assert (
        b'<text:h text:outline-level="1">On <text:note><text:p>n</text:p></text:note>Rivers</text:h>' in made
    )
    assert b'<text:h text:outline-level="2">Part</text:h>' in made


TABLE = r"""\documentclass{article}\begin{document}
\begin{longtable}{ll}\caption{Flow}\\ Year & Flow \\ \midrule \endfirsthead Year & Flow \\ \midrule \endhead
\bottomrule \endlastfoot
1901 & low \\
\end{longtable}
% \input{old}
A 50\% \input{more} \end{document}"""


def test_a_long_table_in_latex() -> None:
    """It has one head, and no cell is lost; an include in a comment is none."""
    made = reading(TABLE, "a.tex")
    assert "**Flow**\n| Year | Flow |\n|---|---|\n| 1901 | low |\n" in made.text
    assert [item.words for item in made.lost if item.kind == "include"] == ["more"]


CAPTIONS = [
    ("Table 3. Exports\n\n{table}", "**Table 3. Exports**"),
    ("Table IV\n\nExports of salt\n\n{table}", "**Table IV Exports of salt**"),
    ("{table}\n\nTabelle 2: Ausfuhr\n", "**Tabelle 2: Ausfuhr**"),
]


@pytest.mark.parametrize(("text", "line"), CAPTIONS, ids=["above", "on two lines", "below"])
def test_captions_beside_tables(text: str, line: str) -> None:
    """A paragraph that begins as captions do."""
    table = "| A | B |\n|---|---|\n| 1 | 2 |"
    assert f"{line}\n| A | B |" in making.reading(text.format(table=table), "md").text


def test_a_sentence_about_a_table_is_no_caption() -> None:
    """It stays a paragraph."""
    text = making.reading("Table 3 shows exports.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", "md").text
    assert "Table 3 shows exports.\n\n| A | B |" in text


EVERYTHING = """# A

One[^1] ~~struck~~ [small]{.smallcaps} [under]{.underline} $\\unheard{b}$ $p < 0.05$ ![alt](x.png)\\
two [link [x]](https://x.org) `<br>`{=html}

    code

| verse one
| verse two

Term

:   Meaning

> outer
>
> > inner
>
> - item

- item

  further

***

| A | B |
|---|---|
| 1 | 2 |

[^1]: First.

    Second.
"""


def test_everything_without_a_place_is_told() -> None:
    """With its line, and in a sentence; simple formulas are letters."""
    made = making.reading(EVERYTHING, "md")
    kinds = {item.kind for item in made.lost}
    assert kinds == {
        *("strikeout", "smallcaps", "underline", "formula", "image", "line-break", "link", "raw", "code"),
        *("verse", "definitions", "quote-in-quote", "quoted-list", "in-item", "rule", "in-note"),
    }
    lines = made.text.splitlines()
    for item in made.lost:
        words = re.findall(r"\w+", item.words)
        assert item.kind in {"image", "raw", "code", "link"} or all(
            word in lines[item.line - 1] for word in words
        )
    assert "*p* < 0.05" in made.text
    for row in lost.summed(made.lost):
        assert re.match(r"[a-z0-9]", row.sentence)
        assert "(line" in row.sentence


@pytest.mark.parametrize("kind", lost.sentences())
def test_every_kind_has_its_sentences(kind: str) -> None:
    """For one case and for several, with the words of the first."""
    (one,) = lost.summed([Lost(kind, 3, words="x" * 90)])
    assert one.sentence.endswith(f"(line 3): “{'x' * lost.SHOWN}…”")
    (broken,) = lost.summed([Lost(kind, words="two\nlines")])
    assert broken.sentence.endswith(": “two lines”")
    (more,) = lost.summed([Lost(kind, line) for line in range(1, 9)])
    assert more.sentence.endswith("(lines 1, 2, 3, 4, 5, …)")
    assert "{" not in more.sentence


FOOTNOTES = f"""<?xml version="1.0"?><w:footnotes xmlns:w="{making.W}">
<w:footnote w:id="1"><w:p><w:r><w:t>* Professor of rivers.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Doe, 12.</w:t></w:r></w:p></w:footnote></w:footnotes>"""

RELATED = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>"""


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    """Word's numbers leave it out too: the next note is the first."""
    body = (
        '<w:p><w:r><w:t>Jane Doe</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    more: dict[str, str | bytes] = {"word/footnotes.xml": FOOTNOTES, "word/_rels/document.xml.rels": RELATED}
    text = reading(making.docx(body, more), "a.docx").text
    assert text == "Jane Doe\\*\n\n\\* Professor of rivers.\n\nOne<sup>1</sup>\n\n- <sup>1</sup> Doe, 12.\n"


def test_a_deleted_call_is_not_counted() -> None:
    """The mark of the author's own stays with its note, whatever was deleted before it."""
    gone = '<w:p><w:r><w:t>Old.</w:t></w:r><w:del w:id="7"><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p>'
    body = (
        gone
        + '<w:p><w:r><w:t>Jane Doe</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    more: dict[str, str | bytes] = {"word/footnotes.xml": FOOTNOTES, "word/_rels/document.xml.rels": RELATED}
    text = reading(making.docx(body, more), "a.docx").text
    assert "\n\\* Professor of rivers.\n\nOne<sup>1</sup>\n" in text


def test_the_notes_of_title_and_authors_stand_with_them() -> None:
    """With their numbers; the notes of the text go on."""
    text = making.reading(
        "---\ntitle: On Rivers[^t]\n---\n\nOne.[^a]\n\n[^t]: Thanks.\n\n[^a]: Doe, 12.\n", "docx"
    ).text
    assert (
        text
        == "# On Rivers<sup>1</sup>\n\n<up>1</up> Thanks.\n\nOne.<sup>2</sup>\n\n- <sup>2</sup> Doe, 12.\n"
    )


def test_notes_in_tables_and_numbers_of_headings_are_told() -> None:
    """The first lead nowhere, the second are no words of the file."""
    table = "| A | B |\n|---|---|\n| one[^a] | two |\n\n[^a]: Doe, 12.\n"
    assert [item.words for item in making.reading(table, "docx").lost if item.kind == "note-in-table"] == [
        "1"
    ]
    styles = f"""<?xml version="1.0"?><w:styles xmlns:w="{making.W}"><w:style w:type="paragraph" w:styleId="Heading1">
    <w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"""
    made = reading(making.docx(making.paragraphs("One."), {"word/styles.xml": styles}), "a.docx")
    assert [item.kind for item in made.lost] == ["heading-numbers"]
    level = f"""<w:numbering xmlns:w="{making.W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:pStyle w:val="Heading1"/>
    <w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum></w:numbering>"""
    unseen: dict[str, str | bytes] = {"word/styles.xml": styles, "word/numbering.xml": level}
    assert not reading(making.docx(making.paragraphs("One."), unseen), "a.docx").lost
    assert not making.reading("# A\n\nOne.\n", "docx").lost
