"""A copy with comments has the document's text to the letter, and each comment at its words."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from edition.files import disk
from edition.intake import check_text
from edition.intake.opened import Refused
from edition.originals.annotate import package
from edition.originals.annotate.scan import scanned
from edition.originals.annotate.write import Remark, annotated
from edition.originals.fields.locate import letters
from edition.originals.reading import Unreadable
from edition.tools import pandoc
from originals import making_fields as m
from originals.making import W

TEXT = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>|(</w:p>)")


def remark(before: str, words: str, after: str = "", note: int = 0) -> Remark:
    """Return a remark about words."""
    return Remark(letters(before), letters(words), letters(after), note, "Paragraph 1 “…”", (f"On {words}",))


def copied(data: bytes, *remarks: Remark) -> dict[str, str]:
    """Return the parts of the copy with comments."""
    made = annotated(data, remarks)
    assert isinstance(made, bytes), made
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def words_of(document: str) -> str:
    """Return the words of a document's XML, a line for each paragraph."""
    return "".join("\n" if end else text for text, end in TEXT.findall(document))


def ranges(document: str) -> dict[str, str]:
    """Return the words in the range of each comment."""
    return {
        number: re.sub(r"<w:instrText.*?</w:instrText>|<[^<>]*>", "", inside)
        for number, inside in re.findall(
            r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>', document
        )
    }


PLAIN = m.paragraph("Salt & silt — ", "in (Khan, 2018) and (Khan, 2018) too.")

FIELD = m.paragraph(
    "As ", m.zotero("(Small, 2016)", m.row(m.SMALL)), " and ", m.control("(Khan)", m.row(m.KHAN)), "."
)


def test_comments_stand_at_their_words() -> None:
    """Also in the middle of a run, which becomes three with the same form; a field is commented as a whole."""
    styled = '<w:p><w:r w:rsidR="01"><w:rPr><w:i/></w:rPr><w:t>Rivers flow on.</w:t></w:r></w:p>'
    parts = copied(
        m.docx(PLAIN, FIELD, styled),
        remark("Salt & silt — in (Khan, 2018) and (", "Khan, 2018", ") too."),
        remark("As (", "Small, 2016", ") and"),
        remark("As (Small, 2016) and (", "Khan", ")."),
        remark("Rivers ", "flow", " on."),
    )
    document = parts["word/document.xml"]
    assert ranges(document) == {"0": "Khan, 2018", "1": "(Small, 2016)", "2": "(Khan)", "3": "flow"}
    assert document.count('<w:r w:rsidR="01"><w:rPr><w:i/></w:rPr><w:t') == 3
    assert document.count("commentReference") == 4
    original = m.docx(PLAIN, FIELD, styled)
    with zipfile.ZipFile(BytesIO(original)) as archive:
        before = archive.read("word/document.xml").decode()
    assert words_of(document) == words_of(before)
    assert scanned(document.encode()).text == scanned(before.encode()).text
    assert [parts["word/comments.xml"].count(f"On {words}") for words in ("Khan, 2018", "flow")] == [1, 1]
    assert "comments.xml" in parts[package.RELATIONS]
    assert package.CONTENT in parts[package.TYPES]


def test_a_run_of_several_texts() -> None:
    """A break may stand between them, and one may be empty."""
    run = "<w:p><w:r><w:t>Rivers flow</w:t><w:br/><w:t>and silt</w:t><w:t></w:t></w:r></w:p>"
    document = copied(m.docx(run), remark("Rivers flow ", "and", " silt"), remark("and ", "silt"))[
        "word/document.xml"
    ]
    assert ranges(document) == {"0": "and", "1": "silt"}
    assert words_of(document) == "Rivers flowand silt\n"


def test_a_comment_in_the_field_of_a_list() -> None:
    """Its range is in the field; its reference follows, since LibreOffice loses the text of a comment there."""
    code = "<w:r><w:instrText>ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY</w:instrText></w:r>"
    first = m.paragraph(m.turn("begin") + code + m.turn("separate"), "Khan, A. Rivers.")
    last = m.paragraph("Small, A. Axis.", m.turn("end"))
    document = copied(m.docx(first, last), remark("", "Khan, A.", "Rivers"))["word/document.xml"]
    assert ranges(document) == {"0": "Khan, A"}
    assert document.index("commentReference") > document.rindex('"end"')


def test_a_remark_about_a_note_stands_at_its_marker() -> None:
    """Word allows no comment in a note; the comment says where it belongs."""
    data = m.docx(m.paragraph("One", m.mark(1), " two", m.mark(2)), notes=(m.text("Khan."), m.text("Small.")))
    parts = copied(data, remark("", "Small", "", note=2))
    inside = parts["word/document.xml"].partition("commentRangeStart")[2].partition("commentRangeEnd")[0]
    assert 'w:footnoteReference w:id="2"' in inside
    assert "Paragraph 1 “…”:" in parts["word/comments.xml"]


def test_words_that_occur_twice_are_not_guessed() -> None:
    """The comment stands at the beginning, and says where it belongs."""
    parts = copied(m.docx(m.paragraph("Begin."), PLAIN), remark("x", "Khan, 2018", "x"))
    assert ranges(parts["word/document.xml"]) == {"0": "Begin."}
    assert "Paragraph 1 “…”:" in parts["word/comments.xml"]


def test_comments_that_are_there_stay() -> None:
    """New ones have other numbers."""
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="A"><w:p/></w:comment></w:comments>'
    relation = f'<Relationship Id="edition0" Type="{package.KIND}" Target="comments.xml"/>'
    relations = m.PART_RELATIONS.replace("</Relationships>", f"{relation}</Relationships>")
    data = m.docx(m.paragraph("Rivers."), more={"word/comments.xml": comments, package.RELATIONS: relations})
    parts = copied(data, remark("", "Rivers"))
    assert re.findall(r'w:comment [^>]*w:id="(\d+)"', parts["word/comments.xml"]) == ["7", "8"]
    assert parts[package.RELATIONS] == relations


def test_pandoc_reads_the_comments_of_a_checked_manuscript(tmp_path: Path) -> None:
    """The command's way: findings become comments, and without them the text is the same."""
    source, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    data = m.article(
        m.paragraph("Rivers ", m.zotero("(Small, 2016)", m.row(m.SMALL)), " flow. So (Nowak, 1999, p. 3).")
    )
    disk.place(data, source)
    found, refused = check_text.commented(source, copy)
    assert not refused
    assert str(found[0]).startswith(f"{source.as_posix()}: paragraph 1 “(Small, 2016)”: CIT010 ")
    assert disk.read_bytes(source) == data
    limits = pandoc.Limits()
    trees = [
        json.loads(pandoc.bounded(["--from=docx", "--to=json", *more], disk.read_bytes(path), limits))
        for path, more in ((source, []), (copy, []), (copy, ["--track-changes=all"]))
    ]
    assert trees[0] == trees[1]
    shown = json.dumps(trees[2]).split('"comment-start"')
    assert len(shown) - 1 == sum(not item.code.startswith("SRC") for item in found)
    assert "1999" in shown[2].partition('"comment-end"')[0]


def test_the_document_itself_is_never_replaced(tmp_path: Path) -> None:
    """Whatever name it is given by."""
    source = tmp_path / "a.docx"
    disk.place(m.docx(m.paragraph("Rivers.")), source)
    (tmp_path / "link.docx").symlink_to(source)
    for copy in (source, tmp_path / "link.docx", tmp_path / "." / "a.docx"):
        with pytest.raises(Refused):
            check_text.annotate(source, copy)


@pytest.mark.parametrize(
    "data",
    [
        b"Rivers",
        m.docx("<w:p>"),
        m.docx(m.paragraph("x"))[:200],
        m.docx(m.paragraph("x"), more={package.RELATIONS: "<!DOCTYPE x []><x/>"}),
        m.docx("<w:p/>"),
    ],
)
def test_a_file_that_cannot_be_annotated_is_told(data: bytes) -> None:
    """With what to do, and no traceback."""
    assert isinstance(annotated(data, [remark("", "x")]), Unreadable)


def test_a_document_of_one_paragraph_is_checked(tmp_path: Path) -> None:
    """It has nothing that is neither title nor list."""
    disk.place(m.docx(m.paragraph("As Khan (2018) says.")), tmp_path / "a.docx")
    assert [item.severity for item in check_text.check_file(tmp_path / "a.docx")] in ([], ["warning"])
