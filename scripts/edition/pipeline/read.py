"""The first stage: every paper of the corpus read, with the references that it prints."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.across import concordance
from edition.cache.store import digest
from edition.cache.tasks import Workshop
from edition.copyedit import entries, remarks
from edition.data import corpus as data_corpus
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.model.works import Attested
from edition.references import printed
from edition.text import paper
from edition.text import places as text_places
from edition.text.paper import Paper
from edition.text.places import Passage

READING = ("SRC", "YML")  # families of findings about a file by itself


@dataclass(frozen=True, slots=True)
class Read:
    """A paper that was read, and what is asked of it more than once.

    The references that it prints, those that run on, its places, its words by part; its key in the
    store.
    """

    paper: Paper
    forms: list[Attested]
    run_on: list[tuple[str, Diagnostic]] = field(default_factory=list)
    places: tuple[Passage, ...] = ()
    words: dict[str, int] = field(default_factory=dict)
    key: str = ""


def fingerprint(folder: Path, shown: str) -> str:
    """Return the key of a paper's folder: all that its reading depends on."""
    contents = []
    for name in FILES:
        try:
            contents.append(disk.read_bytes(folder / name))
        except OSError as fault:
            contents.append(f"{fault.strerror}".encode())
    return digest("read", shown, contents)


def read_paper(folder: Path, shown: str) -> tuple[Read | None, list[Diagnostic]]:
    """Read one paper and the references that it prints."""
    made, found = paper.read(folder, shown)
    if made is None:
        return None, found
    run_on, places = entries.run_together(made), text_places.of_paper(made)
    found += remarks.of_paper(made.spec, made.ledger, text_places.known({made.spec.slug: places}))
    return Read(made, printed.forms_of(made), run_on, places, concordance.counts(made, places)), found


def read_all(root: Path, shop: Workshop) -> tuple[list[Read], list[Diagnostic]]:
    """Read every paper that ``corpus.yaml`` lists."""
    folder = root / "corpus"
    corpus, found = data_corpus.load_corpus(folder, "corpus")
    tasks = [(folder / slug, f"corpus/{slug}") for slug in corpus.papers]
    keys = [fingerprint(*task) for task in tasks]
    papers = []
    for made in shop.each(read_paper, tasks, keys, lambda place: fingerprint(*tasks[place]) == keys[place]):
        item, more = made.value
        found += more
        if item:
            papers.append(replace(item, key=made.key))
    return papers, found


def compared(corpus: data_corpus.Corpus, papers: list[Paper], found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that only say again that a paper could not be read.

    Each place, entry or term of that paper, which the corpus's own files name, would be missing.
    """
    listing = [item for item in found if item.span.path == "corpus/corpus.yaml" and item.severity == "error"]
    if listing and not corpus.papers:  # then nothing is known of any paper
        return [item for item in found if item.code.startswith(READING) or item.span.path.count("/") > 1]
    if any(item.span.path == "corpus/works.yaml" and item.code.startswith(READING) for item in found):
        found = [item for item in found if not item.code.startswith("WRK")]  # nothing is known of decisions
    lost = sorted(set(corpus.papers) - {item.spec.slug for item in papers})
    if not lost:
        return found
    names = ", ".join(f"“{slug}”" for slug in lost)
    message = f"{names} cannot be read, so the files that speak of several papers are not compared with them"
    kept = [item for item in found if item.span.path.count("/") > 1 or item.code.startswith(READING)]
    return [*kept, diagnose("YML008", corpus.at, message)]


def read_papers(root: Path) -> tuple[list[Paper], list[Diagnostic]]:
    """Read every paper that ``corpus.yaml`` lists, without the references."""
    papers, found = read_all(root, Workshop())
    return [item.paper for item in papers], found


FILES = ("source.txt", "paper.yaml", "emendations.yaml")  # all that the reading of a paper depends on
