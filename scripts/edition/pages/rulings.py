"""The editors' decisions on works and citations, for the works' pages and the apparatus.

Every decision of ``works.yaml`` is shown with its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from edition.data.emendations import Emendation
from edition.data.works import CitationDecision, Correction, Decision, Decisions, PaperDecision, Silenced
from edition.findings.finding import codes
from edition.language.typography import curl
from edition.model.works import Attested, Citation, Name, Work
from edition.pages import places as page_places
from edition.text.editorial import visible
from edition.works.labels import TYPES

# The kinds of rulings, each with the title of its table in the apparatus (which lists emendations of
# entries by paper).
KINDS = {
    "identity": "One work, or several",
    "fields": "Names and other fields",
    "citation": "Citations",
    "finding": "Findings that may stand",
}

FIELD_NAMES = {"doi": "DOI", "url": "address"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a paper that a ruling is about."""

    paper: str
    anchor: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision: its kind, its content, its reason, its places and the keys of its works."""

    kind: str
    what: str
    reason: str
    places: tuple[Place, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What rulings refer to: the attested forms by id, the key of each, the citing places."""

    forms: Mapping[str, Attested]
    keys: Mapping[str, str]
    citations: tuple[Citation, ...]
    ledgers: Mapping[str, tuple[Emendation, ...]] = field(default_factory=dict)


def full(name: Name) -> str:
    """Return a name in inverted order: "Kapur, S. Paul"."""
    if name.literal:
        return name.literal
    behind = " ".join(part for part in (name.given, name.particle) if part)
    return ", ".join(part for part in (name.family, behind, name.suffix) if part)


def people(names: Iterable[Name], *, more: bool = False) -> str:
    """Return names in one line: "Khan, Muhammad Fahim; Ibrar, Muhammad"."""
    return "; ".join([*map(full, names), *(["et al."] if more else [])])


def place_of(form: Attested) -> Place:
    """Return the place of a printed form."""
    return Place(form.paper, form.anchor)


def all_rulings(decisions: Decisions, works: Iterable[Work], known: Known) -> list[Ruling]:
    """Return all rulings, in the order of ``KINDS``, without those that match nothing."""
    made = [ruling for item in decisions.decisions for ruling in identity(item, known)]
    made += [ruling for item in decisions.papers for ruling in edited(item, known)]
    made += [ruling for item in decisions.corrections for ruling in fields(item, known)]
    made += [ruling for item in decisions.citations for ruling in citation(item, known)]
    made += [ruling for work in works for ruling in entries(work, known)]
    made += [ruling for item in decisions.exceptions for ruling in finding(item, known)]
    return made


def identity(item: Decision, known: Known) -> Iterator[Ruling]:
    """Yield the rulings on entries that are one work or several."""
    forms = [known.forms[entry] for entry in item.entries if entry in known.forms]
    keys = tuple(dict.fromkeys(known.keys[form.id] for form in forms))
    if len(forms) == len(item.entries):
        what = "Taken for one work" if item.are == "same" else "Kept apart as different works"
        yield Ruling("identity", what, item.reason, tuple(map(place_of, forms)), keys)


def edited(item: PaperDecision, known: Known) -> Iterator[Ruling]:
    """Yield the rulings on an entry and a paper of this edition."""
    form = known.forms.get(item.entry)
    if form is not None and item.paper in known.ledgers:
        what = (
            "Taken for a paper of this edition"
            if item.are == "same"
            else "Kept apart from a paper of this edition"
        )
        places = (place_of(form), Place(item.paper, "title", "the paper"))
        yield Ruling("identity", what, item.reason, places, (known.keys[form.id],))


def fields(item: Correction, known: Known) -> Iterator[Ruling]:
    """Yield the rulings on the fields of an entry."""
    form = known.forms.get(item.entry)
    if form is None:
        return
    parts, without = [], []
    if item.authors:
        label = "author" if len(item.authors) == 1 else "authors"
        parts.append(f"{label} “{'; '.join(item.authors)}”")
    for name, value in (item.fields or {}).items():
        label = FIELD_NAMES.get(name, name)
        if value:
            parts.append(f"{label} “{curl(TYPES.get(value, value) if name == 'type' else value)}”")
        else:
            without.append(label)
    what = " and ".join(
        f"{word} {', '.join(each)}" for word, each in (("with", parts), ("without", without)) if each
    )
    yield Ruling("fields", f"Read {what}", item.reason, (place_of(form),), (known.keys[form.id],))


def citation(item: CitationDecision, known: Known) -> Iterator[Ruling]:
    """Yield the rulings on a citation that the rules do not resolve, or miss."""
    surface, key = curl(item.surface), known.keys.get(item.entry, "")
    what = "a citation of this work" if item.entry else "a citation"
    for cited in known.citations:
        same = (cited.paper, cited.line, cited.surface) == (item.paper, item.line, surface)
        if same and (key in cited.works or not item.entry):
            place = Place(cited.paper, cited.id or cited.anchor, page_places.name(cited.anchor))
            keys = (key,) if key else cited.works
            yield Ruling("citation", f"“{surface}” taken for {what}", item.reason, (place,), keys)


def entries(work: Work, known: Known) -> Iterator[Ruling]:
    """Yield the editors' changes and notes in the printed entries of a work."""
    for form in work.attested:
        for item in known.ledgers.get(form.paper, ()):
            if item.line != form.reference.span.line or item.kind == "structure":
                continue
            what = "Noted" if item.kind == "print" else "Emended"
            yield Ruling(
                "entry",
                f"{what}: “{visible(item.find).strip()}”",
                item.reason,
                (place_of(form),),
                (work.key,),
            )


def finding(item: Silenced, known: Known) -> Iterator[Ruling]:
    """Yield the reason why a finding about an entry is silenced."""
    form = known.forms.get(item.entry)
    if form is not None and item.code in codes():
        what = f"Looked into: “{curl(codes()[item.code].title)}”"
        yield Ruling("finding", what, item.reason, (place_of(form),), (known.keys[form.id],))


def by_work(rulings: Iterable[Ruling]) -> dict[str, tuple[Ruling, ...]]:
    """Return the rulings that the page of each work shows, by its key."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        for key in ruling.keys:
            found[key].append(ruling)
    return {key: tuple(made) for key, made in found.items()}
