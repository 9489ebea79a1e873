"""Prepares a JATS article for pandoc, which drops its labels, its list of references and most of its front.

Labels (“Table 1”) go to the captions, section numbers to the titles, references become paragraphs as they are printed,
and the front becomes lines. Nothing else is changed. https://jats.nlm.nih.gov/archiving/1.3/
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.originals.reading import Lost

CITATIONS = ("mixed-citation", "citation", "nlm-citation", "element-citation")

CAPTIONED = frozenset({"table-wrap", "fig", "boxed-text", "media", "supplementary-material"})

FRONT = (  # what the front prints, in the order of a page
    ".//article-meta/aff",
    ".//author-notes//*[@corresp]",
    ".//author-notes/corresp",
    ".//author-notes/fn",
)

MOVED = frozenset({"ack", "app-group", "app", "bio", "glossary", "notes", "ref-list", "sec"})

OTHERS = frozenset({"sub-article", "response"})  # letters, translations

UNPRINTED = frozenset({"object-id"})

DOI = ".//article-meta/article-id[@pub-id-type='doi']"

COMPOSED = ("article-title", "chapter-title", "part-title")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as pandoc reads it best; lines of its front, its keywords, and what was changed in form."""

    data: bytes
    front: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()


def prepared(data: bytes) -> Prepared:
    """Prepare an article; one that is no sound XML, or declares entities, stays as it is."""
    if b"<!ENTITY" in data:
        return Prepared(data)
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat fetches nothing, and entities are not declared
    except ET.ParseError:
        return Prepared(data)
    uncalled(root)
    others = [Lost("sub-article", words=title_of(part)) for part in root.findall("*") if part.tag in OTHERS]
    for part in list(root.iter()):
        leave_out(part)
        numbered(part)
        if part.tag in CAPTIONED:
            label_caption(part)
        elif part.tag == "sec":
            label_title(part)
        elif part.tag == "table":
            parted(part)
        elif part.tag == "aff" and (label := part.find("label")) is not None:
            label.tail = f" {(label.tail or '').lstrip()}"
    lost = others + [item for listed in to_body(root) for item in references(listed)]
    front = [journal(root), *map(words, places(root))]
    front += [words(item) for path in FRONT for item in root.iterfind(path)]
    front += [f"https://doi.org/{words(item)}" for item in root.iterfind(DOI)]
    for about in root.iterfind("./front/article-meta"):
        for notes in about.findall("author-notes"):  # pandoc would join them to a name
            about.remove(notes)
    keywords = [words(item) for item in root.iterfind(".//article-meta/kwd-group/kwd")]
    made = ET.tostring(root, encoding="utf-8")
    return Prepared(made, sole(front), sole(keywords), tuple(lost))


def uncalled(root: ET.Element) -> None:
    """Make a group of remarks that has a title, and that no place of the text calls, a section; pandoc leaves it out."""
    called = {
        name
        for body in root.iterfind("body")
        for ref in body.iter("xref")
        for name in ref.get("rid", "").split()
    }
    for group in root.iter("fn-group"):
        remarks = group.findall("fn")
        if group.find("title") is None or any(remark.get("id") in called for remark in remarks):
            continue
        group.tag = "sec"
        for place, remark in reversed(list(enumerate(group))):
            if remark.tag == "fn":
                group[place : place + 1] = list(remark)


def numbered(part: ET.Element) -> None:
    """Write the numbers of the formulas in an element behind them, which pandoc leaves out."""
    for place, formula in enumerate(part):
        label = formula.find("label") if formula.tag == "disp-formula" else None
        if label is None or not (number := words(label)):
            continue
        formula.remove(label)
        if part.tag == "p":
            formula.tail = f" {number}{formula.tail or ''}"
        else:
            part[place] = whole = ET.Element("p")
            whole.append(formula)
            whole.tail, formula.tail = formula.tail, f" {number}"


def title_of(part: ET.Element) -> str:
    """Return the title of a further article."""
    return words(part.find("./front-stub//article-title")) or words(part.find(".//article-title"))


def leave_out(part: ET.Element) -> None:
    """Take out what is no word of the article: further articles in its file, and numbers for programs."""
    before: ET.Element | None = None
    for child in list(part):
        if child.tag not in UNPRINTED and child.tag not in OTHERS:
            before = child
            continue
        part.remove(child)
        if before is None:
            part.text = (part.text or "") + (child.tail or "")
        else:
            before.tail = (before.tail or "") + (child.tail or "")


def places(root: ET.Element) -> Iterator[ET.Element]:
    """Yield the affiliations in the groups of authors; those of editors are not the paper's."""
    for group in root.iterfind(".//contrib-group"):
        kinds = {one.get("contrib-type", "author") for one in group.iter("contrib")}
        if not kinds or "author" in kinds:
            yield from group.iter("aff")


def to_body(root: ET.Element) -> list[ET.Element]:
    """Move what follows the body, notes apart, to its end, where the headings have the level of its own.

    Returns the lists of references.
    """
    body, back = root.find("body"), root.find("back")
    if body is None or back is None:
        return list(root.iter("ref-list"))
    found = list(root.iter("ref-list"))
    for item in [item for item in back if item.tag in MOVED]:
        back.remove(item)
        body.append(item)
        for part in item.iter():
            part.tag = "sec" if part.tag in MOVED and part.tag != "ref-list" else part.tag
    return found


def journal(root: ET.Element) -> str:
    """Return the journal with volume and issue: "River Studies 3(2)"."""
    title = words(root.find(".//journal-title"))
    volume, issue = (words(root.find(f"./front/article-meta/{name}")) for name in ("volume", "issue"))
    numbers = f"{volume}{f'({issue})' if issue else ''}"
    return f"{title} {numbers}".strip() if title else ""


def sole(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts that have words, each once."""
    return tuple(dict.fromkeys(text for text in texts if text))


def words(part: ET.Element | None) -> str:
    """Return the characters of an element."""
    return " ".join("".join(part.itertext()).split()) if part is not None else ""


def label_caption(part: ET.Element) -> None:
    """Put the label of a table or figure before its caption."""
    label = part.find("label")
    if label is None or not words(label):
        return
    caption = part.find("caption")
    if caption is None:
        caption = ET.Element("caption")
        part.insert(list(part).index(label) + 1, caption)
    first = next(iter(caption), None)
    if first is None or first.tag not in {"p", "title"}:
        first = ET.Element("p")
        caption.insert(0, first)
    text = words(label)
    begin(first, f"{text}{'' if text[-1] in '.:' else '.'} ")
    part.remove(label)


def label_title(part: ET.Element) -> None:
    """Put the number of a section before its title."""
    label, title = part.find("label"), part.find("title")
    if label is not None and title is not None and words(label):
        begin(title, f"{words(label)} ")
        part.remove(label)


def parted(table: ET.Element) -> None:
    """Put rows that stand in no part of their table into a head and a body; pandoc would leave them out."""
    rows = table.findall("tr")
    if not rows:
        return
    heads = rows[:1] if all(cell.tag == "th" for cell in rows[0]) else []
    for name, inside in (("thead", heads), ("tbody", rows[len(heads) :])):
        part = ET.SubElement(table, name) if inside else table
        for row in inside:
            table.remove(row)
            part.append(row)


def begin(part: ET.Element, text: str) -> None:
    """Put characters before the content of an element."""
    part.text = f"{text}{(part.text or '').lstrip()}"


def references(listed: ET.Element) -> Iterator[Lost]:
    """Make the entries of a list paragraphs; yield the entries that have no printed form."""
    for ref in list(listed.iter("ref")):
        label = words(ref.find("label"))
        found = printed(ref)
        ref.clear()
        ref.tag = "p"
        ref.text = f"{label}{'' if not label.isdigit() else '.'} " if label else ""
        for entry in found:
            if entry.tag == "mixed-citation" or is_printed(entry):
                made = copy.copy(entry)
                for name in made.iter("name"):
                    parted_name(name)
                made.tag = "named-content"
            else:
                made = composed(entry)
                yield Lost("composed", words=words(made))
            made.tail = " "
            ref.append(made)
    listed.tag = "sec"


def printed(ref: ET.Element) -> list[ET.Element]:
    """Return the citations of an entry; of one that is given in several forms, those as it is printed."""
    given = [item for part in ref for item in (part if part.tag == "citation-alternatives" else [part])]
    mixed = [item for item in given if item.tag == "mixed-citation"]
    return mixed or [item for name in CITATIONS for item in given if item.tag == name]


def parted_name(name: ET.Element) -> None:
    """Put a space between the parts of a name, which by the standard has no signs of its own between them."""
    for part in name[:-1]:
        part.tail = f"{(part.tail or '').rstrip()} "


def is_printed(entry: ET.Element) -> bool:
    """Tell whether an entry has the signs between its fields, as it is printed."""
    return any((child.tail or "").strip() for child in entry)


def composed(entry: ET.Element) -> ET.Element:
    """Return an entry that holds fields only as APA would print it."""
    names = [name_of(item) for item in entry.iter() if item.tag in {"name", "string-name", "collab"}]
    made = ET.Element("named-content")
    people = f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)
    year = words(entry.find("year"))
    made.text = f"{people}{' ' if people else ''}{f'({year}). ' if year else ''}"
    titles = [words(entry.find(name)) for name in COMPOSED if entry.find(name) is not None]
    made.text += "".join(f"{title.rstrip('.')}. " for title in titles)
    source = ET.SubElement(made, "italic")
    source.text = words(entry.find("source"))
    first, last = words(entry.find("fpage")), words(entry.find("lpage"))
    pages = f"{first}–{last}" if first and last else first
    volume, issue = words(entry.find("volume")), words(entry.find("issue"))
    numbers = ", ".join(filter(None, (f"{volume}{f'({issue})' if issue else ''}", pages)))
    press = words(entry.find("publisher-name"))
    source.tail = f"{', ' if numbers else ''}{numbers}. {f'{press}. ' if press else ''}"
    doi = next((words(item) for item in entry.iter("pub-id") if item.get("pub-id-type") == "doi"), "")
    address = words(entry.find("ext-link")) or words(entry.find("uri"))
    source.tail += f"https://doi.org/{doi}" if doi else address
    return made


def name_of(part: ET.Element) -> str:
    """Return a person's name as APA has it: "Roe, R."."""
    family, given = words(part.find("surname")), words(part.find("given-names"))
    if not family:
        return words(part)
    initials = given if given.isupper() and " " not in given else ""
    shown = " ".join(f"{letter}." for letter in initials if letter.isalpha()) if initials else given
    return f"{family}, {shown}" if shown else family
