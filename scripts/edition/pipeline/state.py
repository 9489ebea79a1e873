"""What the papers say, so that a version can be compared with the next, and told from a later state."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.citations.link import Linked
from edition.data.changes import NAME as CHANGES
from edition.data.released import Released, ReleasedEmendation, written
from edition.files import disk
from edition.model.works import Work
from edition.pages.apparatus import anchors
from edition.pages.said import Said
from edition.pipeline.tie import Corpus
from edition.records.item import Item, paper_item, reference_item
from edition.text.paper import Paper
from edition.text.places import Passage, Places


def checksum(text: str) -> str:
    """Return a short checksum of words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:10]


def emendations(paper: Paper) -> tuple[ReleasedEmendation, ...]:
    """Return the emendations and editor's notes of a paper, each with its place on the page."""
    where = anchors(paper)
    return tuple(
        ReleasedEmendation(
            item.line,
            item.find,
            item.find if item.replace is None else item.replace,
            where.get(item.line, ""),
            item.reason,
            note=item.replace is None,
        )
        for item in paper.ledger
    )


def record(item: Item) -> str:
    """Return a record as one line."""
    return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def state(
    linked: Linked, passages: Mapping[str, Passage], own: Iterable[str], works: Mapping[str, Work]
) -> Released:
    """Return what a paper says, without what the pages across the papers say of it.

    In: the paper with its citations; its places by address; the keys of the works that its list names; all works.
    """
    spec = linked.paper.spec
    keys = sorted({*own, *(key for citation in linked.citations for key in citation.works)})
    records = {spec.key: record(paper_item(spec))} | {
        key: record(reference_item(works[key].reference, key)) for key in keys if key in works
    }
    links: dict[str, str] = {}
    for citation in linked.citations:
        place = citation.id or citation.anchor
        links[place] = " ".join(dict.fromkeys([*links.get(place, "").split(), *citation.works]))
    words = {anchor: checksum(passage.text) for anchor, passage in passages.items() if anchor}
    return Released("", emendations(linked.paper), words, links, records)


def remarked(said: Iterable[Said]) -> dict[str, str]:
    """Return what the pages across the papers say of a paper: the titles by address."""
    rows = {remark.href: remark.title for place in said for remark in place.remarks}
    return dict(sorted(rows.items()))


@dataclass(frozen=True, slots=True)
class Told:
    """What the states of a corpus are made from: its papers, their places, and what is said of them."""

    corpus: Corpus
    places: Places
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)

    def states(self) -> dict[str, Released]:
        """Return what each paper says, by slug."""
        works = {work.key: work for work in self.corpus.works}
        made = {}
        for linked in self.corpus.linked:
            slug = linked.paper.spec.slug
            own = {self.corpus.keys[form.id] for form in self.corpus.own[slug]}
            said = remarked(self.said.get(slug, ()))
            made[slug] = replace(state(linked, self.places[slug], own, works), said=said)
        return made

    def mark(self, root: Path) -> str:
        """Return the checksum of everything that the edition says: its papers, and the data about all of them.

        The list of changes is not part of it, since each version is added to it.
        """
        whole = hashlib.sha256()
        for path in sorted((root / "corpus").glob("*.yaml")):
            if path.name != CHANGES:
                whole.update(f"{path.name}\0".encode() + disk.read_bytes(path).replace(b"\r\n", b"\n"))
        for slug, item in replace(self, said={}).states().items():
            whole.update(f"{slug}\0".encode() + written(item))
        return whole.hexdigest()[:16]
