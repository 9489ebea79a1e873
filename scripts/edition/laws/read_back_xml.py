"""Law 8, first half: reads TEI, JATS and EPUB back, each by its own rules.

As ``read_back``; XML is read by expat.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.laws.folding import fold, raised
from edition.laws.read_back import ReadBack


@dataclass(frozen=True, slots=True)
class Rules:
    """How words are read from XML: elements that part words, that are raised, that are skipped, and that are labelled.

    ``before`` returns what an element prints before its content, though the file has it in an attribute.
    """

    parting: frozenset[str]
    is_raised: Callable[[ET.Element], bool]
    is_skipped: Callable[[ET.Element], bool]
    before: Callable[[ET.Element], str] = lambda _: ""


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def shown(element: ET.Element, rules: Rules) -> str:
    """Return the text that an element shows, with spaces where words part."""
    if rules.is_skipped(element):
        return ""
    parts = [rules.before(element), element.text or ""]
    for child in element:
        parts += [shown(child, rules), child.tail or ""]
    text = "".join(parts)
    if rules.is_raised(element):
        return raised(text)
    return f" {text} " if local(element) in rules.parting else text


def words_of(elements: Iterable[ET.Element], rules: Rules) -> list[str]:
    """Return the words of elements, in their order."""
    return [word for element in elements for word in fold(shown(element, rules))]


MATHML = "{http://www.w3.org/1998/Math/MathML}"


def is_signs(element: ET.Element) -> bool:
    """Tell whether an element is within a formula and not its TeX, by which its words are read."""
    return element.tag.startswith(MATHML) and local(element) not in {"math", "semantics", "annotation"}


OURS = "edition"  # how the name of the edition ends

TEI = "{http://www.tei-c.org/ns/1.0}"

OF_TEI = Rules(
    frozenset(
        [
            "p",
            "head",
            "item",
            "label",
            "cell",
            "row",
            "note",
            "bibl",
            "list",
            "table",
            "figure",
            "div",
            "listBibl",
            "quote",
        ]
    ),
    lambda element: element.get("rend") == "superscript",
    lambda element: (
        local(element) == "sic" or (local(element) == "head" and element.get("resp", "").endswith(OURS))
    ),
    lambda element: f"{element.get('n', '')} " if local(element) == "note" else "",
)


def tei(data: bytes) -> ReadBack:
    """Read a text in TEI: what the edition adds stands beside the text, or says that it is the edition's."""
    return of_tei(ET.fromstring(data))  # noqa: S314 - our own file


def tei_corpus(data: bytes) -> dict[str, ReadBack]:
    """Read a corpus in TEI, each text of which has the name of its paper."""
    texts = ET.fromstring(data).iterfind(f"{TEI}TEI")  # noqa: S314 - our own file
    return {text.get("n", ""): of_tei(text) for text in texts}


def of_tei(root: ET.Element) -> ReadBack:
    """Read one text in TEI."""
    text = root.find(f"{TEI}text")
    if text is None:
        return ReadBack([], [], 0, 0)
    refs = [*text.iter(f"{TEI}ref")]
    return ReadBack(
        words_of([text], OF_TEI),
        [note.get("n", "") for note in text.iter(f"{TEI}note")],
        sum(ref.get("type") == "noteAnchor" for ref in refs),
        sum(ref.get("type") == "citation" for ref in refs),
    )


OF_JATS = Rules(
    frozenset(
        [
            "p",
            "title",
            "label",
            "th",
            "td",
            "tr",
            "caption",
            "table",
            "list",
            "list-item",
            "fn",
            "ref",
            "mixed-citation",
            "sec",
            "disp-quote",
            "fig",
        ]
    ),
    lambda element: local(element) == "sup",
    lambda element: element.get("specific-use") == "edition" or element.tag == f"{MATHML}math",
)


def jats(data: bytes) -> ReadBack:
    """Read an article in JATS, whose abstract stands before the printed front matter."""
    article = ET.fromstring(data)  # noqa: S314 - our own file
    parts = [note for note in article.iterfind("front/notes") if note.get("notes-type") != "edition"]
    parts += (
        article.findall("front/article-meta/abstract") + article.findall("body") + article.findall("back")
    )
    links = [link for part in parts for link in part.iter("xref") if link.get("specific-use") != "edition"]
    return ReadBack(
        words_of(parts, OF_JATS),
        [note.findtext("label", "") for note in article.iterfind("back/fn-group/fn")],
        sum(link.get("ref-type") == "fn" for link in links),
        sum(link.get("ref-type") == "bibr" for link in links),
    )


OF_EPUB = Rules(
    frozenset(
        [
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "td",
            "th",
            "tr",
            "table",
            "caption",
            "figure",
            "figcaption",
            "div",
            "section",
            "aside",
            "blockquote",
        ]
    ),
    lambda element: local(element) == "sup",
    lambda element: "editorial" in element.get("class", "").split() or is_signs(element),
)

XHTML = "{http://www.w3.org/1999/xhtml}"

TYPE = "{http://www.idpf.org/2007/ops}type"


def epub(data: bytes) -> ReadBack:
    """Read the text of an EPUB."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return of_epub(file.read("EPUB/text.xhtml"))


PAPER = lazy_regex(r"EPUB/paper-([\w-]+)\.xhtml")  # the text of one paper in a book of all


def epub_of_all(data: bytes) -> dict[str, ReadBack]:
    """Read the texts of an EPUB of the whole edition."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        found = {name: match[1] for name in file.namelist() if (match := PAPER.fullmatch(name))}
        return {slug: of_epub(file.read(name)) for name, slug in found.items()}


def of_epub(page: bytes) -> ReadBack:
    """Read one page of text in an EPUB."""
    body = ET.fromstring(page).find(f"{XHTML}body")  # noqa: S314 - our own file
    parts = [] if body is None else [body]
    links = [
        link for part in parts for link in part.iter(f"{XHTML}a") if "editorial" not in link.get("class", "")
    ]
    notes = [note for part in parts for note in part.iter(f"{XHTML}aside")]
    labels = ["".join(note[0][0].itertext()) for note in notes]  # the first element of the first paragraph
    return ReadBack(
        words_of(parts, OF_EPUB),
        labels,
        sum(link.get(TYPE) == "noteref" for link in links),
        sum(link.get("role") == "doc-biblioref" for link in links),
    )
