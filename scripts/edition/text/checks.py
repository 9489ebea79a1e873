"""Checks a document against the counts and facts of paper.yaml."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator

from edition.data.emendations import Emendation
from edition.data.paper import Fact, Furniture, PaperSpec
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.language.strings import plural
from edition.language.typography import curl, plain
from edition.model.text import Document, Figure, Heading, ItemList, Paragraph, Span, Table, Unparsed
from edition.text.hyphenation import spelt_out
from edition.text.lines import LONGEST
from edition.text.markup import parse
from edition.text.source import Source

NUMBER = lazy_regex(r"\d+")

NAMES = {
    "rule": "a rule",
    "running-head": "a running head",
    "page-number": "a page number",
    "issn": "an ISSN line",
    "journal-line": "the journal’s line",
}  # kinds of furniture

WORD = lazy_regex(r"[^\W_]+")  # letters and digits


def words(text: str) -> str:
    """Return the words of a text in lower case, with a space before and after each."""
    return f" {' '.join(WORD.findall(curl(spelt_out(text)).lower()))} "


def one_line(parts: Iterable[str]) -> str:
    """Join parts into one text with single spaces."""
    return " ".join(" ".join(parts).split())


def facts(spec: PaperSpec) -> Iterator[Fact]:
    """Yield every fact of a description."""
    about = spec.description
    for field in dataclasses.fields(about):
        value = getattr(about, field.name)
        if isinstance(value, Fact):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Fact))
    for author in about.authors:
        yield from (fact for fact in (author.affiliation, author.email, author.orcid) if fact)


def check_source(spec: PaperSpec, source: Source) -> list[Diagnostic]:
    """Find facts that are missing from the line that the data names, or that name no origin."""
    lines: dict[int, list[str]] = defaultdict(list)
    for line in source.lines:
        lines[line.number].append(line.text)
    found: list[Diagnostic] = []

    def need(text: str, line: int, at: Span, end: int = 0) -> None:
        wanted = words(text).strip()
        printed = [part for number in range(line, max(line, end) + 1) for part in lines.get(number, ())]
        shown = [plain(parse(part)) for part in printed]
        if not any(wanted in one_line(words(part) for part in parts) for parts in (shown, printed)):
            found.append(diagnose("YML007", at, f"“{text}” is not on line {line} of {source.path}"))

    for fact in facts(spec):
        given = [bool(fact.line), bool(fact.source), bool(fact.supplied)]
        if given.count(True) != 1:
            message = f"“{fact.text}” needs exactly one of line, source, supplied"
            found.append(diagnose("YML007", fact.at, message))
        elif fact.line:
            need(fact.text, fact.line, fact.at, fact.end_line)
    for author in spec.description.authors:
        for name in (author.name, author.family, author.given):
            need(name, author.line, author.at)
    for keyword in spec.description.keywords:
        need(keyword, spec.description.keywords_line, spec.at)
    return found


def check_structure(
    document: Document, source: Source, ledger: tuple[Emendation, ...], *, marked: bool
) -> list[Diagnostic]:
    """Find paragraphs that begin in mid-sentence or are too long, and lines that no rule understands.

    ``marked``: the file itself says where paragraphs begin, so that one may go on behind a quotation.
    """
    explained = {item.line for item in ledger if item.kind == "print"}
    found = []
    for part in document.body:
        line = source.lines[part.lines[0]].number
        if isinstance(part, Unparsed) and len(part.text) > LONGEST:
            message = f"{len(part.text):,} characters without a paragraph break"
            found.append(diagnose("STR006", source.span(line), message))
        elif isinstance(part, Unparsed):
            found.append(diagnose("STR005", source.span(line), f"no rule understands “{part.text[:60]}”"))
        if marked or line in explained or not isinstance(part, Paragraph):
            continue
        if plain(part.content)[:1].islower():
            message = f"a paragraph begins with “{plain(part.content)[:40]}”"
            found.append(diagnose("STR004", source.span(line), message))
    return found


def check_furniture(spec: PaperSpec, source: Source) -> list[Diagnostic]:
    """List what a draft leaves out as page furniture, so that a line of text among it is seen.

    Lines that differ only in their numbers are one finding.
    """
    alike: dict[tuple[str, str], list[Furniture]] = defaultdict(list)
    for item in spec.furniture if spec.is_draft else ():
        alike[item.kind, NUMBER.sub("#", item.text)].append(item)
    found = []
    for (kind, _), items in alike.items():
        words = spelt_out(items[0].text) + " …" * (len({item.text for item in items}) > 1)
        lines = ", ".join(str(item.line) for item in items)
        message = f"left out as {NAMES[kind]}: “{words}”, line{'s' * (len(items) > 1)} {lines}"
        found.append(diagnose("STR007", source.span(items[0].line), message))
    return found


def check_counts(spec: PaperSpec, document: Document) -> list[Diagnostic]:
    """Compare the document with the editor's counts."""

    def count(kind: type) -> int:
        return sum(isinstance(part, kind) for part in document.body)

    expected = spec.expected
    rows: list[tuple[str, int, int]] = [
        ("paragraph", count(Paragraph), expected.paragraphs),
        ("heading", count(Heading), expected.headings),
        ("list", count(ItemList), expected.lists),
        ("table", count(Table), expected.tables),
        ("figure", count(Figure), expected.figures),
        ("note", len(document.notes), spec.notes.count if spec.notes else 0),
        ("reference", len(document.entries), spec.references.count if spec.references else 0),
    ]
    return [
        diagnose("STR003", spec.at, f"{plural(found, name)}, paper.yaml expects {wanted}")
        for name, found, wanted in rows
        if found != wanted
    ]
