"""The page of a work: its citing places, its attested forms, the editors' decisions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from edition.findings.finding import Diagnostic
from edition.language.strings import plural
from edition.model.works import Attested, Work
from edition.pages import choice_data, cite_box, work_apart
from edition.pages.choice_data import Exported
from edition.pages.page import front_matter, joined
from edition.pages.rulings import people
from edition.pages.shown import Editorial, ShownWork, by_paper
from edition.pages.template import filled
from edition.pages.work_apart import Apart, Cites
from edition.records import formats, html_head
from edition.records.coins import coins
from edition.text.inlines import without_links
from edition.works.groups import identity
from edition.works.labels import decade, papers_of, type_of
from edition.works.settled import Settled

DETAILS = (
    ("container", "In"),
    ("volume", "Volume"),
    ("issue", "Issue"),
    ("number", "Number"),
    ("pages", "Pages"),
    ("edition", "Edition"),
    ("genre", "Kind"),
    ("publisher", "Publisher"),
    ("place", "Place"),
    ("date", "Date"),
    ("accessed", "Accessed"),
)

COMPARED = (
    "authors",
    "year",
    "title",
    "container",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "doi",
    "url",
)


def merged_by_rule(work: Work) -> str:
    """Return why attested forms are one work by rule; empty if no rule applies."""
    for same, words in (
        (lambda form: form.reference.doi.lower(), "The DOI is the same"),
        (lambda form: identity(form.reference), "First author, year and title are the same"),
    ):
        counts = Counter(mark for form in work.attested if (mark := same(form)))
        if counts and max(counts.values()) > 1:
            return f"{words} in {plural(max(counts.values()), 'form')}: one work by rule."
    return ""


def differences(work: Work) -> list[tuple[str, list[tuple[str, Attested]]]]:
    """Return the fields in which the attested forms differ, with each value and its places."""
    rows = []
    for name in COMPARED:
        values: dict[str, Attested] = {}
        for form in work.attested:
            reference = form.printed
            value = (
                people(reference.authors, more=reference.et_al)
                if name == "authors"
                else getattr(reference, name)
            )
            if value:
                values.setdefault(value, form)
        if len(values) > 1:
            rows.append((name, list(values.items())))
    return rows


def unprinted(work: Work) -> str:
    """Return what only citation fields say of a work, in words: "pages, publisher, DOI"; "" if nothing."""
    names = {"doi": "DOI", "url": "address", "place": "place of publication"}
    return ", ".join(names.get(name, name) for name in work.unprinted)


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The page of a work, its line in the bibliography, and its record as readers may export it, as one text.

    They are made together, so that an edited paper makes only the lines and records of its own works again. ``more`` are
    pages by path of what has no room on it.
    """

    text: str
    line: str
    record: str
    more: dict[str, str] = field(default_factory=dict)


def page(shown: ShownWork, proper: tuple[str, ...], root: str) -> WorkPage:
    """Return the page of a work.

    ``proper`` are the words that titles protect; ``root`` leads from the page of the bibliography that has the
    work to the root of the site.
    """
    exported = choice_data.exported(shown.label.record, shown.styled.forms.by_style, frozenset(proper))
    marks, its = coins(shown.label.record), papers_of(shown.work)
    line = filled(
        "work_line.md.jinja",
        shown=shown,
        work=shown.work,
        papers=[slug for slug in shown.papers if slug in its],
        type=type_of(shown.work),
        decade=decade(shown.work.reference),
        line=without_links(shown.label.line),
        coins=marks,
        root=root,
    )
    cited = by_paper(shown.work.cited, shown.papers)
    apart = work_apart.citing(shown, cited), work_apart.printed(shown)
    more = {**apart[0].pages, **apart[1].pages}
    return WorkPage(text_of(shown, exported, marks, cited, apart), line, choice_data.packed(exported), more)


def text_of(
    shown: ShownWork, exported: Exported, marks: str, cited: list[Cites], apart: tuple[Apart, Apart]
) -> str:
    """Return the page of a work.

    In: the work; its record; its COinS; its citing places by paper; what is apart of these, and of its printed forms.
    """
    work, record = shown.work, shown.label.record
    count = plural(len(work.cited), "citing place")
    body = filled(
        "work.md.jinja",
        title=shown.title,
        line=shown.label.line,
        work=work,
        reference=work.reference,
        edited=shown.paper,
        people=shown.people,
        type=type_of(work),
        details=DETAILS,
        unprinted=unprinted(work),
        coins=marks,
        count=f"{count[0].upper()}{count[1:]}",
        citing=cited,
        citing_apart=apart[0].links,
        printed_apart=apart[1].links,
        cite=cite_box.box(
            record,
            shown.styled.forms.by_style,
            exported.pieces,
            {formats.WHOLE: f"../downloads/works/{work.key}.{formats.WHOLE}"},
        ),
        merged=merged_by_rule(work),
        differences=differences(work),
        said=shown.said,
        notes=noted(shown.said),
        papers=shown.papers,
        others=shown.others,
    )
    head = front_matter(
        title=shown.title,
        description=f"{shown.title}: where the papers cite it, and as printed.",
        styles=cite_box.SHEETS,
        scripts=["shared/copying.js", "citing/cite-box.js"],
        **html_head.work(record),
    )
    return joined(head, [body])


def noted(said: Editorial) -> list[tuple[Diagnostic, Settled | None]]:
    """Return the findings about the printed entries, each with the other form that settles it, if any.

    Findings settled by a decision are shown with the decisions.
    """
    elsewhere = {item.finding: item for item in said.settled if item.form}
    return [(finding, elsewhere.get(finding)) for finding in (*said.open, *elsewhere)]
