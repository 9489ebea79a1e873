"""The last stage: makes the pages about all papers and works together, and files for programs."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.data.changes import Changes
from edition.data.corpus import Corpus
from edition.data.paper import PaperSpec
from edition.files.spool import Content
from edition.model.later import copied
from edition.pages import (
    about_codes,
    about_data,
    about_formats,
    changes,
    choice_data,
    script_data,
    whole_files,
)
from edition.pages.choice_data import Exported
from edition.pages.html import data_block
from edition.pages.parting import Part
from edition.pages.searched import parts
from edition.pages.searched.parts import Across, Words
from edition.pages.searched.piece import Piece
from edition.pages.shown import PaperLabel, ShownPaper, ShownWork
from edition.pipeline import lists, texts
from edition.pipeline.read import Read
from edition.pipeline.show import Shown
from edition.records import formats, json_ld
from edition.records.standing import Standing
from edition.text.places import Places

FEW = 2_000  # works of which all records are in memory at once

MANY = 200  # papers that the first page describes to programs

Pages = dict[str, str]  # by their path below ``docs/``


def about_pages(
    listed: Corpus,
    specs: Iterable[PaperSpec],
    history: Changes,
    where: Standing,
    papers: Mapping[str, PaperLabel],
    places: Places,
) -> Pages:
    """Return the pages about the edition: its data, its changes, the history of each paper."""
    title = listed.title
    whole = whole_files.fragment(title, specs, pdf=listed.pdf, root="../")
    pages = {
        "about/diagnostics.md": about_codes.page(),
        "about/formats.md": about_formats.page(whole),
        "about/paper-yaml.md": about_data.page(),
        **changes.fragments(title, history, where),
        **changes.histories(title, history, papers, places),
    }
    if history:
        pages["about/changes.md"] = changes.page(title, history, papers)
        pages["feed.xml"] = changes.feed(title, history, papers)
    return pages


def apparatus_pages(
    listed: Corpus, shown: Shown, decided: Mapping[str, str], where: Standing, account: lists.Account
) -> Pages:
    """Return the parts that hand-written pages include: the papers' cards, the data, the apparatus.

    ``decided`` is what was decided on works, ``account`` what is said of the papers.
    """
    papers = list(shown.papers.values())
    about = {item.label.slug: (item.record, item.spec.description) for item in papers}
    described = json_ld.edition(listed.title, about, len(shown.works), listed.licence, where)
    if len(papers) > MANY:  # their own pages describe them
        described["@graph"] = [
            {name: value for name, value in part.items() if name != "hasPart"} for part in described["@graph"]
        ]
    return {
        "_generated/edition.md": data_block(described, "application/ld+json") + "\n",
        "_generated/files.md": whole_files.fragment(
            listed.title, [item.spec for item in papers], pdf=listed.pdf
        ),
        **account.pages(decided),
    }


def data_pages(read: Iterable[Read], shown: Shown) -> Pages:
    """Return the texts for the pages' scripts, and the facts about them."""
    papers, mine = in_order(read, shown)
    files = script_data.whole(
        script_data.data(
            papers, [item.places for item in mine], [item.headings for item in mine], shown.works.values()
        )
    )
    sizes = [len(data.encode()) for data in files.values()]
    counted = texts.Counted([paper.label for paper in papers], [item.words for item in mine])
    return {**files, "_generated/concordance.md": counted.table(sizes)}


def data_in_parts(
    counted: texts.Counted, words: Words, works: Sequence[Piece], across: Sequence[Across], firsts: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the same of a large edition with paths, but for the texts of the papers, which it has already.

    In: what is counted; the words of the papers; what is made of the works, and of what is said across the papers. Out:
    also the first words of the parts of the index, which are added to ``firsts``.
    """
    sizes = [size for some in words.every for size in some.sizes]
    for path, text in parts.files(words, works, across, firsts):
        sizes.append(len(text.encode()))
        yield path, text
    first = counted.head(len(works), [some.kind for some in across], firsts)
    sizes.append(len(first.encode()))
    yield script_data.FILE, first
    yield "_generated/concordance.md", counted.table(sizes)


def in_order(read: Iterable[Read], shown: Shown) -> tuple[list[ShownPaper], list[Read]]:
    """Return the papers as they are shown, and each as it was read."""
    texts = {item.paper.spec.slug: item for item in read}
    return [*shown.papers.values()], [texts[slug] for slug in shown.papers]


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets of records for programs, in the order of the corpus.

    ``papers`` are the keys of the papers' records by slug; ``works`` the works' keys, each with the slug of the paper that
    it is, or ``""``; ``cited`` the works that each paper cites; ``lists`` the works of each part of the bibliography.
    """

    papers: dict[str, str]
    works: dict[str, str]
    cited: dict[str, list[str]]
    lists: dict[str, list[str]]


def sets(shown: Shown, tree: Part[ShownWork]) -> Sets:
    """Return the sets of records; ``tree`` has the works as the bibliography lists them."""
    return Sets(
        {slug: paper.record["id"] for slug, paper in shown.papers.items()},
        {key: work.paper.slug if work.paper else "" for key, work in shown.works.items()},
        {
            slug: sorted({key for item in paper.linked.citations for key in item.works})
            for slug, paper in shown.papers.items()
        },
        {part.name: [work.work.key for work in part.things if not work.paper] for part in tree.leaves()},
    )


def exports(
    every: Sets, papers: Iterable[ShownPaper], exported: Mapping[str, Exported], proper: Iterable[str]
) -> Iterator[tuple[str, Content]]:
    """Yield the records in every format, for programs and for the pages' scripts, with paths.

    ``exported`` are the records of the works by key.
    """
    own = {
        paper.record["id"]: choice_data.exported(
            paper.record, copied(paper.styled.forms).by_style, frozenset(proper)
        )
        for paper in papers
    }
    made = ChainMap(own, {**exported} if len(exported) < FEW else exported)  # type: ignore[arg-type] # it only reads
    yield from formats.downloads(every.papers, every.works, every.cited, made)
    yield from choice_data.files(own, every.lists, made)
