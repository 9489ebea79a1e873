"""PDF files: one that LaTeX made, whose content is known; and those that cannot be read."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest

from edition.originals.pdf import formulas
from edition.originals.pdf.page import Font, Glyph
from edition.originals.pdf.reader import read
from edition.originals.reading import Reading, Unreadable
from originals.sheets import RIVER, TREATY

pytestmark = pytest.mark.slow  # files of many kinds, some of LaTeX

NOTES = 12

ITALIC = r"\emph{Rivers of the East}"

PARAGRAPH = rf"{RIVER} It was drawn in 1923.\footnote{{Doe, {ITALIC}, %d.}} {TREATY}"

DOCUMENT = rf"""\documentclass[twocolumn]{{article}}
\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}
\title{{The Waters of Two States}}\author{{Jane Doe}}\date{{}}
\begin{{document}}\maketitle
\section{{The Rivers}}
{chr(10).join(PARAGRAPH % number + chr(10) for number in range(1, 7))}
\subsection{{Their Treaties}}
{chr(10).join(PARAGRAPH % number + chr(10) for number in range(7, NOTES + 1))}
\end{{document}}
"""


ITALIC_TIMES = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>"


def file_of(content: bytes, more: bytes = b"", font: bytes = ITALIC_TIMES) -> bytes:
    """Return a PDF of one page with the given content and font; ``more`` goes into its trailer."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (more, len(out))
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


WORDS = file_of(b"BT /F 12 Tf 20 200 Td (The river of the north) Tj ET")

LOCK = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
    b"41" * 32,
    b"42" * 32,
)


def test_words_and_their_form() -> None:
    """The name of a font says that its letters are italic."""
    made = read(WORDS)
    assert isinstance(made, Reading)
    assert made.text == "*The river of the north*\n"
    assert made.tool.name == "pypdfium2"
    assert re.fullmatch(r"[\d.]+", made.tool.version)


def test_a_ligature_without_a_name() -> None:
    """A place in a font that names no letter is shown and told, not left out."""
    made = read(file_of(b"BT /F 12 Tf 20 200 Td (The \\034rst of\\033ce) Tj ET"))
    assert isinstance(made, Reading)
    assert made.text == "*The \ufffdrst of\ufffdce*\n"
    assert [(item.kind, item.line) for item in made.lost] == [("pdf-letter", 1)]


@pytest.mark.parametrize(
    ("name", "printed", "read_as"),
    [
        (b"CMR10", b"The \\014rst of\\014ce \\015ows", "The first office flows"),
        (
            b"ABCDEF+SFRM1000",
            b"The \\034rst of\\034ce \\035ows \\025 \\020so\\021",
            "The first office flows – “so”",
        ),
    ],
    ids=["OT1", "T1"],
)
def test_ligatures_of_tex(name: bytes, printed: bytes, read_as: str) -> None:
    """Fonts of TeX whose files give only places have the letters of their encoding, also where others end lines."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /FirstChar 0 /LastChar 127 /Widths [%s] >>"
    made = read(file_of(b"BT /F 12 Tf 20 200 Td (%s) Tj ET" % printed, font=font % (name, b"500 " * 128)))
    assert isinstance(made, Reading)
    assert made.text == f"{read_as}\n"


def test_an_oblique_font_is_not_bold() -> None:
    """The library guesses the weight of a font from its stems; a name that tells its style counts for more."""
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /DejaVuSans-Oblique /FontDescriptor << /Type /FontDescriptor "
        b"/FontName /DejaVuSans-Oblique /Flags 96 /ItalicAngle -11 /StemV 122 >> >>"
    )
    made = read(file_of(b"BT /F 12 Tf 20 200 Td (The river) Tj ET", font=font))
    assert isinstance(made, Reading)
    assert made.text == "*The river*\n"


TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    b"2 beginbfchar <41> <D835DC4B> <42> <D835DC01> endbfchar endcmap end end"  # italic X, bold B of mathematics
)


def test_letters_of_mathematics() -> None:
    """They are ordinary letters, italic or bold, though the library gives each in two parts."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>\nendobj\n6 0 obj\n"
    font += b"<< /Length %d >>\nstream\n%s\nendstream" % (len(TO_UNICODE), TO_UNICODE)
    data = file_of(b"BT /F 12 Tf 20 200 Td (The letter A of B) Tj ET", font=font)
    made = read(data.replace(b"xref\n0 6", b""))  # its objects are looked for
    assert isinstance(made, Reading)
    assert made.text == "The letter *X* of **B**\n"


CURVE = b"%d %d m 10 20 30 40 50 60 c 90 80 l 95 99 l 99 120 l 140 150 l S "


@pytest.mark.parametrize(
    ("drawn", "is_drawing"),
    [
        (b"".join(CURVE % (20 + 9 * place, 30) for place in range(9)), True),  # lines of a chart
        (b"".join(CURVE % (20 + 9 * place, 30) for place in range(3)), False),  # three are none
        (b"".join(b"20 %d 200 1 re f " % (30 + 9 * place) for place in range(30)), False),  # rules of a table
        (b"0.1 0 0 0.1 0 0 cm " + b"".join(CURVE % (20 + place, 30) for place in range(9)), False),  # a logo
    ],
)
def test_a_drawing_is_told(drawn: bytes, is_drawing: bool) -> None:
    """By many curves over some width and height, on its page."""
    made = read(file_of(b"BT /F 12 Tf 20 200 Td (The river of the north) Tj ET q %s Q" % drawn))
    assert isinstance(made, Reading)
    assert [(item.kind, item.page) for item in made.lost] == [("pdf-drawing", 1)] * is_drawing


@pytest.mark.parametrize(
    ("font", "text", "words"),
    [
        ("CMMI10", "Thus Yi<tk follows", "ThusYi<tkfollows"),
        ("XITSMath", "Thus Y+Zk follows", "ThusY+Zkfollows"),
        ("CMMI10", "Thus r=0.94 follows", ""),  # read as it is printed
        ("CMR10", "Thus Yi<tk follows", ""),
        ("CMR10", "Thus ∑x follows", "Thus∑xfollows"),
    ],
)
def test_a_formula_is_told(font: str, text: str, words: str) -> None:
    """By its letters and signs in a font of mathematics, or by a sign that only formulas have."""
    before, inside, behind = text.split()
    glyphs = [
        Glyph(character, 0, 1, 0, 1, 0, 10, Font(font if part == inside else "Times"))
        for part in (before, inside, behind)
        for character in part
    ]
    assert words.startswith(formulas.first(glyphs))
    assert bool(formulas.first(glyphs)) == bool(words)


def test_a_scan_with_a_page_number() -> None:
    """The number of its page is no text."""
    image = b"q 200 0 0 200 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
    made = read(file_of(image + b"BT /F 12 Tf 150 20 Td (12) Tj ET"))
    assert isinstance(made, Unreadable)
    assert "images" in made.what
    assert isinstance(read(file_of(b"BT /F 12 Tf 150 20 Td (12) Tj ET")), Reading)


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (
            file_of(b"q 99 0 0 99 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"),
            "its pages are images",
            "ocrmypdf",
        ),
        (file_of(b""), "no words", "Word"),
        (file_of(b"", LOCK), "password", "save it without one"),
        (b"%PDF-1.4\nand no more", "damaged or not whole", "Get the file again"),
        (WORDS[:200], "damaged or not whole", "Get the file again"),
    ],
    ids=["scan", "empty", "password", "no PDF", "truncated"],
)
def test_what_cannot_be_read(data: bytes, what: str, hint: str) -> None:
    """The message says what is wrong and what to do next."""
    made = read(data)
    assert isinstance(made, Unreadable)
    assert what in made.what
    assert hint in made.hint


@pytest.mark.parametrize("seed", range(4))
def test_damaged_bytes(seed: int) -> None:
    """A file with changed bytes is read or refused, and nothing else happens."""
    chance = random.Random(seed)
    data = bytearray(WORDS)
    for _ in range(12):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert isinstance(read(bytes(data)), Reading | Unreadable)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Return the reading of a paper in two columns with notes at their feet."""
    folder: Path = tmp_path_factory.mktemp("latex")
    folder.joinpath("paper.tex").write_text(DOCUMENT)
    subprocess.run(
        ["pdflatex", "-interaction=batchmode", "paper.tex"], cwd=folder, check=True, capture_output=True
    )
    made = read(folder.joinpath("paper.pdf").read_bytes())
    assert isinstance(made, Reading)
    return made


@pytest.mark.latex
def test_a_paper_of_latex(paper: Reading) -> None:
    """Every paragraph, heading, note and italic comes back, although columns and pages divide them."""
    lines = paper.text.replace("\u00ad", "").replace("\f", "").split("\n")
    assert lines[0] == "# The Waters of Two States"
    assert [line for line in lines if line.startswith("##")] == ["## 1 The Rivers", "### 1.1 Their Treaties"]
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    for number in range(1, NOTES + 1):
        label = f"{number}".translate(raised)
        assert f"{RIVER} It was drawn in 1923.{label} {TREATY}" in lines
        assert f"{label} Doe, *Rivers of the East*, {number}." in lines


@pytest.mark.latex
def test_its_pages(paper: Reading) -> None:
    """The text has a sign where each page begins, and the numbers of pages are furniture."""
    rows = paper.text.split("\n")
    assert len(paper.pages) == paper.text.count("\f") + 1 > 1
    assert all("\f" in rows[line - 1] for line, _ in paper.pages[1:])
    assert [label for _, label in paper.pages] == [str(n) for n in range(1, len(paper.pages) + 1)]
    assert [kind for _, kind in paper.furniture] == ["page-number"] * len(paper.pages)


def test_an_essay_of_libreoffice(root: Path) -> None:
    """The essay of the tutorial, whose notes are as large as its text, has all its parts."""
    made = read((root / "tests/fixtures/unprepared/silted-harbour.pdf").read_bytes())
    assert isinstance(made, Reading)
    lines = made.text.replace("\f", "").split("\n")
    assert lines[0] == "# The Harbour That Silted"
    assert [line for line in lines if line.startswith("##")] == [
        "## Abstract",
        "## A Port Without Water",
        "## The Sale of the Marsh",
    ]
    assert "1. that the board did not understand the scour;" in lines
    assert "| 1837 | 265 | 13 feet |" in lines
    assert any(line.startswith("> The Company takes from us no land") for line in lines)
    notes = [line.partition(": ")[2] for line in lines if line.startswith("[^")]
    assert notes[1:] == [
        "Lathbury, *Ports of the Western Shore*, 90.",
        "Tomas Reyl, “Sediment and Blame,” *Journal of Coastal History* 14, no. 2 (2003): 201–19.",
        "Samuel Orde, *A Letter to the Harbour Board* (Marrow: privately printed, 1838), 7.",
        "Ibid., 11.",
        "Reyl, “Sediment and Blame,” 215.",
    ]
    assert all(f"[^{mark}]" in made.text for mark in ("1-1", "1-2", "1-3", "1-4", "1-1-2", "2-2"))
