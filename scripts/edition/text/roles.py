"""Assigns roles to the lines of a source, before its blocks are made."""

from __future__ import annotations

from edition.data.paper import Lines, PaperSpec
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span
from edition.text.hyphenation import spelt_out
from edition.text.lines import FOOT_NOTE, Kind, Plan
from edition.text.source import Source


def plan(spec: PaperSpec, source: Source) -> tuple[Plan, list[Diagnostic]]:
    """Collect the roles that the data gives to lines, and findings about conflicts."""
    found: list[Diagnostic] = []
    roles: dict[int, Kind] = {}
    printed = {line.number: line.text.strip() for line in source.printed}

    def claim(line: int, role: Kind, at: Span) -> None:
        if line not in printed or line in roles:
            problem = "already has a role" if line in roles else "is not in the source"
            found.append(diagnose("STR001", at, f"line {line} ({role}) {problem}"))
        else:
            roles[line] = role

    def claim_all(run: Lines, role: Kind) -> None:
        if not 1 <= run.first <= run.last <= len(printed):
            message = f"lines {run.first} to {run.last} ({role}) are not in the source"
            found.append(diagnose("STR001", run.at, message))
        for line in range(max(run.first, 1), min(run.last, len(printed)) + 1):
            claim(line, role, run.at)

    for item in spec.furniture:
        claim(item.line, "furniture", item.at)
        if printed.get(item.line, item.text) != item.text.strip():
            message = f"line {item.line} is not “{item.text}” but “{printed[item.line]}”"
            found.append(diagnose("STR002", item.at, message))
    for run in spec.front_matter:
        claim_all(run, "front")
    for run in spec.figures:
        claim_all(run, "figure")
    if spec.references:
        at_foot = feet(spec, source, frozenset(roles))
        headings = {entry.line for entry in spec.structure if entry.kind == "heading"}
        for line in range(spec.references.lines.first, spec.references.lines.last + 1):
            # a page may end inside the list, with notes at its foot; its parts may have headings
            if roles.get(line) != "furniture" and line not in at_foot and line not in headings:
                claim(line, "reference", spec.references.lines.at)
    if spec.abstract_heading:
        claim(spec.abstract_heading, "abstract-heading", spec.at)
    if spec.author_note:
        claim(spec.author_note.line, "author-note", spec.at)
    structure = {}
    for entry in spec.structure:
        if not printed.get(entry.line):
            found.append(diagnose("STR001", entry.at, f"line {entry.line} has no text"))
        structure[entry.line] = entry
    return Plan(roles, structure, spec.heading_levels or {}), found


def feet(spec: PaperSpec, source: Source, beside: frozenset[int]) -> frozenset[int]:
    """Return the lines of footnotes: each note runs from its number to the next blank line."""
    if spec.notes is None or spec.notes.bodies == "list":
        return frozenset()
    found: set[int] = set()
    inside = False
    for line in source.lines:
        text = spelt_out(line.text).strip()
        begins = bool(FOOT_NOTE.fullmatch(text))
        wrapped = inside and spec.layout == "wrapped"
        inside = bool(text) and line.number not in beside and (begins or wrapped)
        if inside:
            found.add(line.number)
    return frozenset(found)
