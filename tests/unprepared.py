"""Unprepared texts, made into papers by ``edition new``, and how well their citations are linked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.cli.main import main
from edition.language.typography import curl, plain
from edition.pipeline.build import Build, build_kept
from shared import yaml_of

HERE = Path(__file__).parent
TEXTS = HERE / "fixtures" / "unprepared"
GOLD: dict[str, list[dict[str, str]]] = yaml_of(HERE / "gold" / "unprepared.yaml")
EDITS: dict[str, dict[str, str]] = yaml_of(TEXTS / "edits.yaml")


@dataclass(frozen=True)
class Score:
    """How many citations should be linked, how many are, and which are wrong or not found."""

    wanted: int
    linked: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of links that lead to the right entry."""
        return 1 - len(self.wrong) / max(self.linked, 1)

    @property
    def recall(self) -> float:
        """The share of citations to be linked that are linked correctly."""
        return 1 - len(self.missed) / max(self.wanted, 1)


def edited(text: str, edits: dict[str, str]) -> str:
    """Return a ``paper.yaml`` with some of its lines replaced; each must occur once."""
    lines = text.split("\n")
    for start, line in edits.items():
        (place,) = [number for number, old in enumerate(lines) if old.startswith(start)]
        lines[place] = line
    return "\n".join(lines)


def adopted(root: Path, slug: str) -> Build:
    """Make a paper from a text, edit its data, assign the keys of its works, and build.

    The results are kept for a command that builds again.
    """
    (root / "docs").mkdir(exist_ok=True)
    assert main(["--root", str(root), "new", slug, str(TEXTS / f"{slug}.txt")]) == 0
    path = root / "corpus" / slug / "paper.yaml"
    path.write_text(edited(path.read_text("utf-8"), EDITS[slug]), "utf-8")
    assert main(["--root", str(root), "keys"]) == 0
    return build_kept(root)


def links(made: Build) -> Iterator[tuple[str, str]]:
    """Yield each citation of a paper with the entry that it leads to, in the order of the text."""
    entries = {work.key: plain(work.attested[0].reference.as_printed) for work in made.works}
    for citation in made.citations:
        yield citation.surface, entries[citation.works[0]] if citation.works else ""


def score(gold: list[dict[str, Any]], found: list[tuple[str, str]]) -> Score:
    """Compare links with those that a reader found, citation by citation in the order of the text."""
    wanted = [(curl(row["cites"]), curl(row.get("entry", ""))) for row in gold]
    wrong, missed, place = [], [], 0
    linked = [(surface, entry) for surface, entry in found if entry]
    for surface, start in wanted:
        at = next((n for n in range(place, len(found)) if found[n][0] == surface), None)
        if at is None:
            missed += [surface] if start else []
            continue
        place = at + 1
        entry = found[at][1]
        if entry and not (start and entry.startswith(start)):
            wrong.append(f"{surface} -> {entry[:40]}")
        if start and not entry.startswith(start):
            missed.append(surface)
    known = [surface for surface, _ in wanted]
    wrong += [f"{surface} -> {entry[:40]}" for surface, entry in linked if surface not in known]
    return Score(sum(bool(start) for _, start in wanted), len(linked), tuple(wrong), tuple(missed))
