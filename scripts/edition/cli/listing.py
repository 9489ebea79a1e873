"""What “edition keys” and “edition terms” do."""

from __future__ import annotations

from edition.across.terms import report
from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.data import corpus as data_corpus
from edition.data import edit, works
from edition.data import terms as data_terms
from edition.data.paper import claimed_draft
from edition.files import disk, moves
from edition.findings import drafts
from edition.findings.finding import has_errors, ordered
from edition.pipeline.read import read_papers
from edition.pipeline.tie import tie
from edition.text import places


def add_keys(settings: Settings) -> int:
    """Add keys for works that have none to ``works.yaml``."""
    out = settings.console
    papers, found = read_papers(settings.root)
    decisions, more = works.load_decisions(settings.root / "corpus", "corpus")
    unread = set(data_corpus.load_corpus(settings.root / "corpus", "corpus")[0].papers)
    unread -= {paper.spec.slug for paper in papers}
    lost = {slug for slug in unread if claimed_draft(settings.root / "corpus" / slug)}
    found = drafts.softened(found, {paper.spec.slug for paper in papers if paper.spec.is_draft})
    if drafts.stops(found + more, lost):
        out.findings(ordered(found + more))
        return WRONG
    corpus, _ = tie(papers, decisions)
    assigned = set(decisions.keys)
    rows = {work.key: work.attested[0].id for work in corpus.works if work.key not in assigned}
    folder, name = settings.root / "corpus", "works.yaml"
    text = disk.read_bytes(folder / name).decode("utf-8") if disk.there(folder / name) else ""
    if rows:
        moves.commit(folder, {name: edit.with_keys(text, rows).encode()})
    out.say(f"{len(rows)} keys added")
    return OK


def list_terms(settings: Settings, least: int, *, words: bool) -> int:
    """Print frequent phrases that the index of terms does not have, optionally also single words."""
    out = settings.console
    papers, found = read_papers(settings.root, all_folders=False)
    data, more = data_terms.load(settings.root / "corpus", "corpus")
    found = drafts.softened(found, {paper.spec.slug for paper in papers if paper.spec.is_draft})
    out.findings(ordered(found + more))
    for phrase in report.report(data, places.places(papers), least, single=words):
        out.say(f"{phrase.count:5} in {phrase.papers} papers  {phrase.words}")
    return WRONG if has_errors(found + more) else OK
