"""Facts and their provenance: what ``paper.yaml`` says must stand on the line that it names."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from edition.diagnostics import Diagnostic, diagnose
from edition.inlines import parse
from edition.letters import spelt_out
from edition.manifest import Fact, PaperSpec
from edition.model import Span
from edition.source import Source
from edition.typography import curl, plain

WORD = re.compile(r"[^\W_]+")  # letters and digits


def words(text: str) -> str:
    """Return the words of a text in lower case, each between spaces."""
    return f" {' '.join(WORD.findall(curl(spelt_out(text)).lower()))} "


def one_line(parts: Iterable[str]) -> str:
    """Return parts as one text with single spaces."""
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
        yield from (fact for fact in (author.affiliation, author.email) if fact)


def check(spec: PaperSpec, source: Source) -> list[Diagnostic]:
    """Find facts that do not stand where the data says, or say nothing of where they come from."""
    lines: dict[int, list[str]] = defaultdict(list)
    for line in source.lines:
        lines[line.number].append(line.text)
    found: list[Diagnostic] = []

    def need(text: str, line: int, at: Span, end: int = 0) -> None:
        wanted = words(text).strip()
        printed = [part for number in range(line, max(line, end) + 1) for part in lines.get(number, ())]
        shown = [plain(parse(part)) for part in printed]
        if not any(wanted in one_line(words(part) for part in parts) for parts in (shown, printed)):
            found.append(diagnose("YML007", at, f"“{text}” does not stand on line {line} of {source.path}"))

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
