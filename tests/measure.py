"""Measures how well printed references are read, against fields read by hand, with and without corrections.

Used by the tests and ``make bench``. For some fields the gold file names other values that are equally
defensible; they count as right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from edition.data import works
from edition.model.works import Name, Reference
from edition.pipeline import read as pipeline_read
from edition.works import merge, printed

GOLD = Path(__file__).parent / "gold" / "references.yaml"
COMPARED = ("type", "first", "authors", "year", "title", "container", "volume", "issue", "pages", "publisher")
FURTHER = ("editors", "letter", "date", "genre", "edition", "place", "doi", "url", "accessed", "et_al")
QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(slots=True)
class Score:
    """Right, read and printed values for each field, and entries that are right as a whole."""

    right: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    entries: int = 0
    faults: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        """Return the harmonic mean of precision and recall of a field, 1 where it never occurs."""
        total = self.read[name] + self.printed[name]
        return 2 * self.right[name] / total if total else 1.0


def person(parts: dict[str, str]) -> str:
    """Return a name of the gold file as a line."""
    if "literal" in parts:
        return parts["literal"]
    family = f"{parts.get('particle', '')} {parts['family']}".strip()
    return ", ".join(
        part for part in (family, parts.get("given"), parts.get("suffix", "").rstrip(".")) if part
    )


def name(read: Name) -> str:
    """Return a name that was read in the same form."""
    if read.literal:
        return read.literal
    family = f"{read.particle} {read.family}".strip()
    return ", ".join(part for part in (family, read.given, read.suffix.rstrip(".")) if part)


def folded(value: object) -> str:
    """Return a value with straight quotation marks."""
    return str(value).translate(QUOTES).strip()


def wanted(row: dict[str, Any]) -> dict[str, str]:
    """Return the fields of a gold row; a note's single page counts as its pages."""
    people = [person(parts) for parts in row.get("authors", [])]
    values = {key: folded(row.get(key, "")) for key in (*COMPARED, *FURTHER)}
    values |= {"authors": "; ".join(people), "first": people[0] if people else ""}
    values["editors"] = "; ".join(person(parts) for parts in row.get("editors", []))
    values["pages"] = folded(row.get("pages") or row.get("locator") or "")
    values["et_al"] = "True" if row.get("et_al") else ""
    return values


def read_fields(reference: Reference) -> dict[str, str]:
    """Return the fields that were read, in the form of the gold file."""
    values = {key: folded(getattr(reference, key, "")) for key in (*COMPARED, *FURTHER)}
    people = [name(read) for read in reference.authors]
    values |= {"authors": "; ".join(people), "first": people[0] if people else ""}
    values["editors"] = "; ".join(name(read) for read in reference.editors)
    values["pages"] = folded(reference.pages or reference.locator)
    values["edition"] = reference.edition.removesuffix(" ed.")
    values["et_al"] = "True" if reference.et_al else ""
    return values


def measure(root: Path, *, corrected: bool) -> Score:
    """Read all references of a corpus and compare each with the gold file."""
    papers, _ = pipeline_read.read_papers(root)
    forms = [form for paper in papers for form in printed.forms_of(paper)]
    if corrected:
        decisions, _ = works.load_decisions(root / "corpus", "corpus")
        forms, _ = merge.correct(forms, decisions)
    by_id = {form.id: form.reference for form in forms}
    score = Score()
    for row in yaml.safe_load(GOLD.read_text("utf-8")):
        letter = row["id"][-1] if row["id"][-1].isalpha() else ""
        reference = by_id[f"{row['paper']}:{row['line']}{letter}"]
        expected, read = wanted(row), read_fields(reference)
        also = {key: {folded(value) for value in values} for key, values in row.get("also", {}).items()}
        wrong = []
        for key in (*COMPARED, *FURTHER):
            right = read[key] == expected[key] or read[key] in also.get(key, set())
            score.printed[key] += bool(expected[key])
            score.read[key] += bool(read[key])
            score.right[key] += right and bool(expected[key]) and bool(read[key])
            if not right:
                wrong.append(f"{row['id']} {key}: read “{read[key]}”, printed “{expected[key]}”")
        score.entries += 1
        score.whole += not wrong
        score.faults += wrong
    return score
