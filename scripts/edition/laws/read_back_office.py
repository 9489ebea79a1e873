"""Law 8, first half: reads DOCX and ODT back, each by its own rules.

As ``read_back``; both are zip files of XML, which is read by expat. The notes stand at the foot of pages; their words
are those of the place where the file says so. A program numbers the notes that have no printed mark.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from edition.laws.folding import fold, raised
from edition.laws.read_back import ReadBack, formula_sign

OURS = ("Editorial", "ParagraphNumber", "Title", "Author")  # how the names of the edition's own styles begin

AT_FOOT, UNCALLED = "EditorialNotes", "UncalledNote"

NOTE, IMPLIED, PLACE = "fn.", "implied.", "place."  # how the names of places begin


@dataclass(slots=True)
class Seen:
    """What was read so far: words, notes as (place, label, words), labels of those without a marker, and links."""

    words: list[str] = field(default_factory=list)
    notes: list[tuple[int, str, list[str]]] = field(default_factory=list)
    uncalled: list[str] = field(default_factory=list)
    counted: int = 0
    restarts: bool = False  # the program counts anew somewhere, so that its numbers are not known
    calls: int = 0
    cited: int = 0
    foot: int = 0
    formulas: list[str] = field(default_factory=list)

    def formula(self, shown: ET.Element) -> str:
        """Keep the characters of a formula, and return what stands for it."""
        self.formulas.append("".join(shown.itertext()))
        return formula_sign(len(self.formulas) - 1)

    def called(self, mark: str | None) -> str:
        """Count a marker, and return its label: its own mark, or the next number."""
        self.calls += 1
        if mark is None:
            self.counted += 1
        return mark if mark is not None else f"{self.counted}{'?' * self.restarts}"

    def links(self, target: str) -> None:
        """Count a link to a place of the file."""
        if target.startswith(NOTE):
            self.calls += 1
        elif target:
            self.cited += 1

    def block(self, style: str, text: str) -> None:
        """Take the words of a paragraph."""
        if style == AT_FOOT:
            self.foot = len(self.words)
        if style.startswith(OURS):
            return
        words = fold(text)
        if style == UNCALLED:
            self.uncalled += words[:1]
        self.words += words

    def result(self) -> ReadBack:
        """Return everything, with the words of the notes in their place."""
        notes = sorted(self.notes, key=lambda note: note[0])
        own = [word for _, label, words in notes for word in (*fold(label), *words)]
        words = [*self.words[: self.foot], *own, *self.words[self.foot :]]
        labels = [label for _, label, _ in notes] + self.uncalled
        return ReadBack(words, labels, self.calls, self.cited, formulas=tuple(self.formulas))


def placed(names: Iterator[str], otherwise: int) -> int:
    """Return the place of a note among the notes: as a name in it says, else that of its marker."""
    return next((int(name.removeprefix(PLACE)) for name in names if name.startswith(PLACE)), otherwise)


M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(data: bytes) -> ReadBack:
    """Read a text in DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        body = ET.fromstring(file.read("word/document.xml")).find(f"{W}body")  # noqa: S314 - our own file
        foot = ET.fromstring(file.read("word/footnotes.xml"))  # noqa: S314 - our own file
    kept = {"continuous", ""}
    settings = () if body is None else body.iter(f"{W}numRestart")
    seen = Seen(restarts=any(one.get(f"{W}val", "") not in kept for one in settings))
    notes = {note.get(f"{W}id", ""): note for note in foot}
    for paragraph in () if body is None else body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "")
        seen.block(name, "".join(word_runs(paragraph, seen, notes, is_ours=name.startswith(OURS))))
    return seen.result()


def word_runs(
    holder: ET.Element, seen: Seen, notes: dict[str, ET.Element], *, is_ours: bool = False
) -> Iterator[str]:
    """Yield the text of runs, and count their links and markers."""
    implied = False
    for part in holder:
        if part.tag == f"{W}bookmarkStart":
            implied = part.get(f"{W}name", "").startswith(IMPLIED)
        elif part.tag == f"{W}bookmarkEnd":
            implied = False
        elif part.tag == f"{M}oMathPara":
            yield from word_runs(part, seen, notes, is_ours=is_ours)
        elif part.tag == f"{M}oMath":
            yield seen.formula(part)
        elif part.tag == f"{W}hyperlink":
            if not is_ours:
                seen.links(part.get(f"{W}anchor", ""))
            text = "".join(word_runs(part, seen, notes, is_ours=is_ours))
            yield "" if implied else text
        elif part.tag == f"{W}r":
            reference = part.find(f"{W}footnoteReference")
            if reference is None:
                yield word_run(part)
                continue
            mark = part.findtext(f"{W}t", "") if reference.get(f"{W}customMarkFollows") else None
            label = seen.called(mark)
            note = notes[reference.get(f"{W}id", "")]
            names = (one.get(f"{W}name", "") for one in note.iter(f"{W}bookmarkStart"))
            row = placed(names, len(seen.notes))
            sign = (
                note.findtext(f".//{W}r/{W}t", "") if mark is not None else ""
            )  # the first run of a note is its mark
            said = "".join(part for one in note.iter(f"{W}p") for part in word_runs(one, seen, notes))
            seen.notes.append((row, label, fold(said.removeprefix(sign))))
            yield "" if implied else raised(label)


def word_run(run: ET.Element) -> str:
    """Return the text of a run."""
    style = run.find(f"{W}rPr/{W}rStyle")
    if style is not None and style.get(f"{W}val", "").startswith(OURS):
        return ""
    text = "".join(
        part.text or "" if part.tag == f"{W}t" else " "
        for part in run
        if part.tag in {f"{W}t", f"{W}tab", f"{W}br"}
    )
    up = run.find(f"{W}rPr/{W}vertAlign")
    return raised(text) if up is not None and up.get(f"{W}val") == "superscript" else text


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

LINK = "{http://www.w3.org/1999/xlink}href"

BLOCKS = frozenset({f"{TEXT}p", f"{TEXT}h"})


@dataclass(slots=True)
class OdtReader:
    """Reads the paragraphs of a text in ODT; ``up`` are the styles of raised characters, ``objects`` the formulas."""

    seen: Seen
    up: frozenset[str]
    objects: Mapping[str, ET.Element]

    def text(self, holder: ET.Element, *, is_ours: bool = False) -> Iterator[str]:
        """Yield the text in an element, and count its links and markers."""
        yield holder.text or ""
        implied = False
        for part in holder:
            shown = "".join(self.part(part, implied=implied, is_ours=is_ours))
            if part.tag == f"{TEXT}bookmark-start":
                implied = part.get(f"{TEXT}name", "").startswith(IMPLIED)
            elif part.tag == f"{TEXT}bookmark-end":
                implied = False
            yield shown
            yield part.tail or ""

    def part(self, part: ET.Element, *, implied: bool, is_ours: bool) -> Iterator[str]:
        """Yield the text of one element in a paragraph."""
        style = part.get(f"{TEXT}style-name", "")
        if part.tag == f"{TEXT}span":
            text = "".join(self.text(part, is_ours=is_ours))
            if not style.startswith(OURS):
                yield raised(text) if style in self.up and text else text
        elif part.tag == f"{TEXT}a":
            if not is_ours and part.get(LINK, "").startswith("#"):
                self.seen.links(part.get(LINK, "")[1:])
            text = "".join(self.text(part, is_ours=is_ours))
            yield "" if implied else text
        elif part.tag == f"{DRAW}frame":
            names = (one.get(LINK, "").strip("./") for one in part.iter(f"{DRAW}object"))
            yield from (self.seen.formula(self.objects[name]) for name in names if name in self.objects)
        elif part.tag == f"{TEXT}note":
            label = self.seen.called(part.find(f"{TEXT}note-citation").get(f"{TEXT}label"))  # type: ignore[union-attr]
            names = (one.get(f"{TEXT}name", "") for one in part.iter(f"{TEXT}bookmark-start"))
            row = placed(names, len(self.seen.notes))
            said = "".join(one for p in part.iter(f"{TEXT}p") for one in self.text(p))
            self.seen.notes.append((row, label, fold(said)))
            yield "" if implied else raised(label)
        elif part.tag in {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"}:
            yield " "


def paragraphs(holder: ET.Element) -> Iterator[ET.Element]:
    """Yield the paragraphs of an element in their order, not those in notes."""
    for part in holder:
        if part.tag in BLOCKS:
            yield part
        else:
            yield from paragraphs(part)


def odt(data: bytes) -> ReadBack:
    """Read a text in ODT."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = ET.fromstring(file.read("content.xml"))  # noqa: S314 - our own file
        form = ET.fromstring(file.read("styles.xml"))  # noqa: S314 - our own file
        names = [name.partition("/") for name in file.namelist() if name.endswith("/content.xml")]
        objects = {name: ET.fromstring(file.read(f"{name}/{rest}")) for name, _, rest in names}  # noqa: S314 - our own file
    up = frozenset(
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        if any(
            key.endswith("text-position") and value.startswith("super")
            for one in style
            for key, value in one.items()
        )
    )
    whole = {"document", ""}
    counting = [one.get(f"{TEXT}start-numbering-at", "") for one in form.iter(f"{TEXT}notes-configuration")]
    reader = OdtReader(Seen(restarts=not whole.issuperset(counting)), up, objects)
    body = root.find(f"{OFFICE}body")
    for part in paragraphs(ET.Element("none") if body is None else body):
        style = part.get(f"{TEXT}style-name", "")
        reader.seen.block(style, "".join(reader.text(part, is_ours=style.startswith(OURS))))
    return reader.seen.result()
