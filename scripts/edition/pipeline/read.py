"""The first stage: reads every paper of the corpus, with its printed references."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.across import concordance
from edition.cache.keys import digest
from edition.cache.tasks import Workshop
from edition.copyedit import entries, remarks
from edition.data.corpus import Corpus, load_corpus, set_aside
from edition.data.paper import PaperSpec, claimed_draft
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.findings.spared import spared
from edition.model.later import copied
from edition.model.text import Span
from edition.model.works import Attested
from edition.pages.apparatus import Summary, summary
from edition.pipeline.run import Judged, Run, Task
from edition.text import paper
from edition.text import places as text_places
from edition.text.paper import Paper
from edition.text.places import Headed, Passage, Words
from edition.text.readdressed import moves
from edition.works import printed

READING = ("SRC", "YML")  # families of findings about a single file


@dataclass(frozen=True, slots=True)
class Read:
    """A paper that was read, with results that several stages need.

    Its printed references, what the apparatus says of it, findings about entries that run together, its places and
    headings, its abstract, the characters of its places, its words by part, where words went that had other addresses, and
    its key in the store.
    """

    paper: Paper
    forms: list[Attested]
    summary: Summary
    run_on: list[tuple[str, Diagnostic]] = field(default_factory=list)
    text: Words = field(default_factory=Words)
    abstract: str = ""
    length: int = 0
    words: dict[str, int] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    key: str = ""

    @property
    def places(self) -> tuple[Passage, ...]:
        """Its places, read for this once."""
        return copied(self.text).passages

    @property
    def headings(self) -> tuple[Headed, ...]:
        """Its headings, read for this once."""
        return copied(self.text).headings


def fingerprint(folder: Path, shown: str) -> str:
    """Return the key of a paper's folder: everything on which its reading depends."""
    contents = []
    for name in FILES:
        try:
            contents.append(disk.read_bytes(folder / name))
        except OSError as fault:
            contents.append(f"{fault.strerror}".encode())
    return digest("read", shown, contents)


def read_paper(folder: Path, shown: str) -> tuple[Read | None, list[Diagnostic]]:
    """Read one paper and its printed references."""
    at = Span(f"{shown}/paper.yaml", 1, 1, 1)
    (made, found), broken = spared(
        lambda: paper.read_folder(folder, shown),
        lambda: (None, []),
        "the text cannot be read",
        at,
        draft=lambda: claimed_draft(folder),
        code="DRF003",
    )
    if made is None:
        return None, found + broken
    run_on, places = entries.run_together(made), text_places.of_paper(made)
    found += printed.parted_amiss(made)
    found += remarks.of_paper(made.spec, made.ledger, text_places.known({made.spec.slug: places}))
    forms, faults = forms_of(made)
    found += faults
    return Read(
        made,
        forms,
        summary(made),
        run_on,
        Words(places, tuple(text_places.headings_of(made))),
        text_places.abstract(places),
        sum(len(part.text) for part in places),
        concordance.counts(made, places),
        moves([(made.spec.slug, made.document)]).get(made.spec.slug, {}),
    ), found


def forms_of(made: Paper) -> tuple[list[Attested], list[Diagnostic]]:
    """Return the printed references of a paper; of a draft without the entries and notes at which the readers break off."""
    found: list[Diagnostic] = []

    def of_rest() -> list[Attested]:
        rest, amiss = printed.readable(made)
        found.extend(amiss)
        return printed.forms_of(rest)

    def of_sound() -> list[Attested]:
        forms, more = spared(of_rest, list[Attested], "no entry is read", made.spec.at, draft=lambda: True)
        found.extend(more)
        return forms

    forms, broken = spared(
        lambda: printed.forms_of(made),
        of_sound,
        "an entry cannot be read",
        made.spec.at,
        draft=lambda: made.spec.is_draft,
    )
    return forms, found or broken


def reading(root: Path, slugs: Iterable[str]) -> list[Task]:
    """Return the tasks of reading papers; a file may change while it is read."""

    def task(folder: Path, shown: str) -> Task:
        key = fingerprint(folder, shown)
        return Task((folder, shown), (key,), lambda: fingerprint(folder, shown) == key)

    return [task(root / "corpus" / slug, f"corpus/{slug}") for slug in slugs]


def drafts(root: Path, papers: Iterable[str], done: Iterable[Read]) -> frozenset[str]:
    """Return the slugs of the drafts among papers; one that could not be read is what its file says."""
    known = {item.paper.spec.slug: item.paper.spec.is_draft for item in done}
    return frozenset(
        slug for slug in papers if (known[slug] if slug in known else claimed_draft(root / "corpus" / slug))
    )


def gathered(made: Iterable[tuple[Judged[Read | None], str]], aside: Collection[str]) -> Judged[list[Read]]:
    """Return the papers that could be read, each with its key in the store, and findings about them.

    For a paper that is set aside, the only finding reported is that it cannot be read.
    """
    read, found = [], list[Diagnostic]()
    for (item, faults), key in made:
        if item is None or item.paper.spec.slug not in aside:
            found += faults
        if item:
            read.append(replace(item, key=key))
    return read, found + twins(item.paper.spec for item in read)


def twins(specs: Iterable[PaperSpec]) -> list[Diagnostic]:
    """Return a finding about each paper that has the text of one before it."""
    first: dict[str, str] = {}
    found = []
    for spec in specs:
        other = first.setdefault(spec.sha256, spec.slug)
        if other != spec.slug:
            message = f"“{other}” and “{spec.slug}” have the same text"
            found.append(diagnose("SRC009", Span(f"corpus/{spec.slug}/source.txt", 1, 1, 1), message))
    return found


def compared(
    corpus: Corpus, aside: Collection[str], papers: list[Paper], found: list[Diagnostic]
) -> list[Diagnostic]:
    """Return the findings without those that only follow from a paper that could not be read.

    The corpus's own files name places, entries and terms of that paper, which would all seem missing. In:
    the corpus; the papers that it sets aside; those that could be read.
    """
    listing = [item for item in found if item.span.path == "corpus/corpus.yaml" and item.severity == "error"]
    if listing and not corpus.papers:  # then no paper is known
        return [item for item in found if item.code.startswith(READING) or item.span.path.count("/") > 1]
    if any(item.span.path == "corpus/works.yaml" and item.code.startswith(READING) for item in found):
        found = [item for item in found if not item.code.startswith("WRK")]  # then no decision is known
    lost = sorted({*corpus.papers, *aside} - {item.spec.slug for item in papers})
    if not lost:
        return found
    names = ", ".join(f"“{slug}”" for slug in lost)
    message = f"{names} cannot be read, so the files that speak of several papers are not compared with them"
    kept = [item for item in found if item.span.path.count("/") > 1 or item.code.startswith(READING)]
    return [*kept, diagnose("YML008", corpus.at, message)]


def read_papers(root: Path, *, all_folders: bool = True) -> tuple[list[Paper], list[Diagnostic]]:
    """Read every paper of the corpus, without the references.

    The papers that are set aside come last; they are left out unless ``all_folders``.
    """
    corpus, found = load_corpus(root / "corpus", "corpus")
    run = Run(Workshop())
    aside = set_aside(root / "corpus", corpus) if all_folders else ()
    tasks = reading(root, (*corpus.papers, *aside))
    made = run.judged("read", gathered, run.each("read", read_paper, tasks), aside)
    return [item.paper for item in made], [*found, *run.found]


# Everything on which the reading of a paper depends.
FILES = (
    "source.txt",
    "paper.yaml",
    "emendations.yaml",
    "citations.csl.json",
    "formulas.json",
    "addresses.yaml",
)
