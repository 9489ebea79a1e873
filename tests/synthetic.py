"""Synthetic corpora for measuring: any number of papers that look like those of the edition.

Each paper has about 6,000 words, 60 citing places and 60 references, in one of the three systems that the
edition knows: author and date with an APA list, full notes, short notes with a Chicago bibliography. Works
are shared as in a growing literature: the more often a work was cited, the more likely it is cited again (a
Pitman–Yor process, which gives Heaps' law for the number of works). The same numbers give the same bytes.
Run as a program, it writes a project that ``edition`` builds:

``python tests/synthetic.py 50 /tmp/fifty``
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from shared import yaml_of

ROOT = Path(__file__).resolve().parent.parent
CITATIONS, REFERENCES = 60, 60
PARAGRAPHS, SENTENCES = 50, 5  # of about 24 words
DISCOUNT, STRENGTH = 0.6, 300.0  # of the Pitman–Yor process: works grow with references to the power 0.6
TYPOS = 3  # words in each paper that an emendation corrects
IBID = 0.15  # share of notes that refer to the note before
LATER = 0.02  # share of entries that leave out the subtitle
STOPS = (".", ",", ":", ")", ">")  # no page breaks after a word with this ending
SYSTEMS = ("apa", "notes", "short")

LISTS: dict[str, list[str]] = yaml_of(ROOT / "tests/fixtures/synthetic.yaml")
ADJECTIVES, NOUNS, VERBS, SMALL, LINKS = (
    LISTS[name] for name in ("adjectives", "nouns", "verbs", "small", "links")
)
ONSETS, VOWELS, CODAS = (LISTS[name] for name in ("onsets", "vowels", "codas"))
PUBLISHERS = (
    ("London", "Routledge"),
    ("Oxford", "Oxford University Press"),
    ("New York", "Palgrave Macmillan"),
    ("Karachi", "Paramount Books"),
    ("Cambridge", "Cambridge University Press"),
    ("New Delhi", "Sage Publications"),
)


@dataclass(frozen=True, slots=True)
class Work:
    """A work that papers cite: the facts of a printed entry."""

    kind: str
    authors: tuple[tuple[str, str], ...]
    year: int
    title: str
    subtitle: str
    container: str
    volume: int
    issue: int
    pages: str
    place: str
    publisher: str
    doi: str

    @property
    def full(self) -> str:
        """The title with its subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def key(self) -> str:
        """The key without the letter that separates equal ones."""
        word = next(word for word in self.title.lower().split() if word not in {*SMALL, "the"})
        return f"{self.authors[0][0].lower()}{self.year}{word.strip(',')}"


@dataclass(slots=True)
class Library:
    """The works, and how often each has been cited so far."""

    random: random.Random
    works: list[Work] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    known: set[tuple[str, int, str]] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    journals: list[str] = field(default_factory=list)

    def name(self) -> str:
        """Return an invented word that begins with a capital."""
        pick = self.random.choice
        return "".join(
            pick(ONSETS) + pick(VOWELS) + pick(CODAS) for _ in range(self.random.choice((1, 2, 2)))
        ).capitalize()

    def family(self) -> str:
        """Return a family name: usually a known one, sometimes a new one."""
        if len(self.names) < 40 or self.random.random() < 0.1:
            self.names.append(self.name() + self.random.choice(("", "i", "an")))
        else:
            self.names.append(self.random.choice(self.names))
        return self.names[-1]

    def journal(self) -> str:
        """Return the name of a journal."""
        if len(self.journals) < 30 or self.random.random() < 0.05:
            pick = self.random.choice
            self.journals.append(f"{pick(('Journal', 'Review', 'Annals'))} of {self.phrase()} Studies")
        return self.random.choice(self.journals)

    def phrase(self) -> str:
        """Return an adjective and a noun, capitalised."""
        return f"{self.random.choice(ADJECTIVES).capitalize()} {self.random.choice(NOUNS).capitalize()}"

    def make(self) -> Work:
        """Return a new work, which differs from all others in author, year and title."""
        pick = self.random.choice
        while True:
            people = tuple(
                (self.family(), f"{pick('ABCDFGHIJKMNRSTZ')}. {pick('ABFHKMS')}.")
                for _ in range(pick((1, 1, 2, 2, 3)))
            )
            year = self.random.randint(1980, 2024)
            title = f"{self.phrase()} and the {self.phrase()} of {self.name()}"
            mark = (people[0][0], year, title)
            if mark not in self.known and len({name for name, _ in people}) == len(people):
                break
        self.known.add(mark)
        first = self.random.randint(1, 400)
        place, publisher = pick(PUBLISHERS)
        return Work(
            kind=self.random.choices(("article", "book", "chapter"), (65, 25, 10))[0],
            authors=people,
            year=year,
            title=title,
            subtitle=f"{pick(NOUNS).capitalize()} after {self.random.randint(1947, 2020)}"
            if pick((0, 1))
            else "",
            container=self.journal(),
            volume=self.random.randint(1, 60),
            issue=self.random.randint(1, 4),
            pages=f"{first}–{first + self.random.randint(5, 30)}",
            place=place,
            publisher=publisher,
            doi=f"10.{self.random.randint(1000, 9999)}/syn.{len(self.works)}" if pick((0, 0, 1)) else "",
        )

    def draw(self) -> int:
        """Return the number of a work that is cited next."""
        chance = (STRENGTH + DISCOUNT * len(self.works)) / (STRENGTH + len(self.drawn))
        if not self.drawn or self.random.random() < chance:
            self.works.append(self.make())
            self.drawn.append(len(self.works) - 1)
        else:
            self.drawn.append(self.random.choice(self.drawn))
        return self.drawn[-1]

    def references(self, number: int) -> list[int]:
        """Return different works for one paper."""
        found: dict[int, None] = {}
        while len(found) < number:
            found[self.draw()] = None
        return list(found)


# --- printed forms -------------------------------------------------------------------------------


def apa(work: Work, title: str) -> str:
    """Return a work as an APA entry."""
    names = [f"{family}, {given}" for family, given in work.authors]
    people = ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    address = f" https://doi.org/{work.doi}" if work.doi else ""
    if work.kind == "article":
        place = f"*{work.container}*, *{work.volume}*({work.issue}), {work.pages}."
        return f"{people} ({work.year}). {title}. {place}{address}"
    if work.kind == "book":
        return f"{people} ({work.year}). *{title}*. {work.publisher}.{address}"
    place = f"In *{work.container}* (pp. {work.pages}). {work.publisher}."
    return f"{people} ({work.year}). {title}. {place}{address}"


def chicago(work: Work, title: str) -> str:
    """Return a work as an entry of a Chicago bibliography."""
    (family, given), *others = work.authors
    rest = [f"{given} {family}" for family, given in others]
    people = f"{family}, {given}"
    if rest:
        people += ", " + ", ".join([*rest[:-1], f"and {rest[-1]}"])
    people = people if people.endswith(".") else f"{people}."
    address = f" https://doi.org/{work.doi}." if work.doi else ""
    if work.kind == "article":
        place = f"*{work.container}* {work.volume}, no. {work.issue} ({work.year}): {work.pages}."
        return f"{people} “{title}.” {place}{address}"
    imprint = f"{work.place}: {work.publisher}, {work.year}."
    if work.kind == "book":
        return f"{people} *{title}*. {imprint}{address}"
    return f"{people} “{title}.” In *{work.container}*, {work.pages}. {imprint}{address}"


def cited(work: Work) -> str:
    """Return a citation by author and date, without its brackets."""
    names = [family for family, _ in work.authors]
    if len(names) > 2:
        return f"{names[0]} et al., {work.year}"
    return f"{' & '.join(names)}, {work.year}"


def short(work: Work) -> str:
    """Return a note with a short title."""
    names = [family for family, _ in work.authors]
    people = ", ".join([*names[:-1], f"and {names[-1]}"]) if len(names) > 2 else " and ".join(names)
    return f"{people}, *{work.title}*." if work.kind == "book" else f"{people}, “{work.title}.”"


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


# --- one paper -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Text:
    """A source text that grows line by line, and its ``paper.yaml``."""

    lines: list[str] = field(default_factory=list)
    furniture: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("paragraphs", "headings", "lists", "tables", "figures"), 0)
    )

    def add(self, line: str, *, blank: bool = True) -> int:
        """Append a line, and a blank one; return its number."""
        self.lines.append(line)
        number = len(self.lines)
        if blank:
            self.lines.append("")
        return number

    def aside(self, line: str, kind: str) -> None:
        """Append a line of page furniture."""
        self.furniture.append({"line": self.add(line), "text": line, "kind": kind})


class Author:
    """Writes one paper after another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.library = Library(self.random)
        self.keys: dict[str, str] = {}
        self.owners: dict[int, tuple[str, str]] = {}
        self.decisions: list[dict[str, Any]] = []

    def sentence(self, mark: str = "") -> str:
        """Return a sentence of some twenty words; ``mark`` comes after its full stop or before it."""
        pick = self.random.choice
        words = []
        for _ in range(self.random.randint(3, 5)):
            words += [pick(SMALL), pick(ADJECTIVES), pick(NOUNS), pick(VERBS), pick(SMALL), pick(NOUNS)]
        if self.random.random() < 0.2:
            words = [pick(LINKS) + ",", *words]
        text = " ".join(words)
        text = text[0].upper() + text[1:]
        return f"{text} ({mark})." if mark[:1].isalpha() else f"{text}.{mark}"

    def paragraphs(self, marks: list[str]) -> Iterator[str]:
        """Yield paragraphs of about 6,000 words in total, with the marks in order."""
        total = PARAGRAPHS
        for number in range(total):
            mine = marks[number * len(marks) // total : (number + 1) * len(marks) // total]
            places = sorted(self.random.sample(range(SENTENCES), len(mine)))
            where = dict(zip(places, mine, strict=True))
            yield " ".join(self.sentence(where.get(place, "")) for place in range(SENTENCES))

    def body(self, text: Text, marks: list[str], notes: dict[str, str]) -> None:
        """Write the body: headings, paragraphs, a list and a table, page breaks with a running head.

        ``notes`` are bodies by marker that stand at the foot of the page which holds the marker.
        """
        page: list[str] = []
        head = self.library.phrase()
        for number, paragraph in enumerate(self.paragraphs(marks)):
            if number % 6 == 0:
                text.add(f"### **{self.library.phrase()} and {self.random.choice(NOUNS)}**")
                text.counts["headings"] += 1
            page += [mark for mark in notes if mark in paragraph and mark not in page]
            text.counts["paragraphs"] += 1
            if number % 7 != 3:
                text.add(paragraph)
                continue
            words = paragraph.split()
            cut = len(words) // 3
            while cut and (words[cut - 1].endswith(STOPS) or not words[cut][:1].islower()):
                cut -= 1
            text.add(" ".join(words[:cut]))
            for mark in sorted(page, key=list(notes).index):
                if all(mark not in word for word in words[cut:]):
                    text.add(notes.pop(mark))
            page = [mark for mark in page if mark in notes]
            text.aside(f"{100 + number}", "page-number")
            text.aside(head.upper(), "running-head")
            text.add(" ".join(words[cut:]))
        for body in notes.values():
            text.add(body)
        text.add(f"The {self.random.choice(NOUNS)} has three parts:")
        text.counts["paragraphs"] += 1
        for _ in range(3):
            text.add(f"- {self.sentence()}")
        text.counts["lists"] += 1
        text.add(f"**Table 1: {self.library.phrase()}**")
        for _ in range(5):
            text.add("\t".join(self.library.phrase() for _ in range(3)), blank=False)
        text.add("")
        text.counts["tables"] += 1

    def own(self, work: int, title: str, entry: str) -> None:
        """Give a work its key at its first entry; decide on a form that differs."""
        if work in self.owners:
            first, printed = self.owners[work]
            if printed != title:
                reason = "One of the two leaves out the subtitle."
                self.decisions.append({"entries": [first, entry], "are": "same", "reason": reason})
            return
        stem = key = self.library.works[work].key
        number = 0
        while key in self.keys:
            number += 1
            key = f"{stem}-{number}"
        self.keys[key] = entry
        self.owners[work] = entry, title

    def paper(self, slug: str, system: str) -> tuple[str, dict[str, Any], list[dict[str, Any]]]:
        """Return the text of a paper, the content of its ``paper.yaml``, and its emendations."""
        cited_works = self.library.references(REFERENCES)
        works = [self.library.works[number] for number in cited_works]
        titles = [
            work.title if self.random.random() < LATER and system != "notes" else work.full for work in works
        ]
        text = Text()
        about = self.library.phrase()
        title = f"{about} and the {self.library.phrase()} of {self.library.name()}"
        family, given = self.library.family(), self.library.name()
        text.add("")
        title_line = text.add(title)
        author_line = text.add(f"{given} {family}")
        year = self.random.randint(2015, 2025)
        year_line = text.add(f"Published: {year}")
        heading = text.add("Abstract")
        abstract = text.add(" ".join(self.sentence() for _ in range(8)))
        data: dict[str, Any] = {
            "slug": slug,
            "key": f"{family.lower()}{year}{slug.replace('-', '')}",
            "line": f"A synthetic paper on {about.lower()}.",
            "layout": "paragraphs",
            "citations": "author-date" if system == "apa" else "notes",
            "description": {
                "title": {"text": title, "line": title_line},
                "authors": [
                    {"name": f"{given} {family}", "family": family, "given": given, "line": author_line}
                ],
                "year": {"text": f"{year}", "line": year_line},
            },
            "front_matter": [{"first": title_line, "last": year_line}],
            "abstract_heading": heading,
            "abstract": {"first": abstract, "last": abstract},
            "heading_levels": {"###": 2},
        }
        getattr(self, f"write_{system}")(slug, text, data, list(zip(cited_works, works, titles, strict=True)))
        ledger = self.damage(text, abstract + 1)
        content = "\n".join(text.lines) + "\n"
        data["furniture"] = text.furniture
        data["expected"] = text.counts
        data["sha256"] = hashlib.sha256(content.encode()).hexdigest()
        return content, data, ledger

    def write_apa(
        self, slug: str, text: Text, data: dict[str, Any], rows: list[tuple[int, Work, str]]
    ) -> None:
        """Write a paper with citations by author and date, and an APA list."""
        marks = [cited(work) for _, work, _ in rows][:CITATIONS]
        self.body(text, marks, {})
        text.add("### **References**")
        ordered = sorted(rows, key=lambda row: apa(row[1], row[2]))
        first = len(text.lines) + 1
        for number, work, title in ordered:
            self.own(number, title, f"{slug}:{text.add('- ' + apa(work, title), blank=False)}")
        lines = {"first": first, "last": len(text.lines)}
        data["references"] = {"style": "apa", "lines": lines, "count": len(ordered)}

    def write_notes(
        self, slug: str, text: Text, data: dict[str, Any], rows: list[tuple[int, Work, str]]
    ) -> None:
        """Write a paper whose notes are full references, some an *Ibid.*, in a list at its end."""
        bodies: list[tuple[int, str, str]] = []
        for number, work, title in rows:
            bodies.append((number, title, chicago(work, title)))
            if self.random.random() < IBID:
                bodies.append((-1, "", f"Ibid., {self.random.randint(1, 300)}."))
        bodies = bodies[:CITATIONS]
        marks = [f"<sup>{number}</sup>" for number in range(1, len(bodies) + 1)]
        self.body(text, marks, {})
        heading = text.add("### **References**")
        data["structure"] = [
            {"line": heading, "kind": "notes-heading", "level": 2, "reason": "The list holds the notes."}
        ]
        for mark, (number, title, body) in zip(marks, bodies, strict=True):
            line = text.add(f"- {mark} {body}", blank=False)
            if number >= 0:
                self.own(number, title, f"{slug}:{line}")
        data["notes"] = {
            "markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": len(bodies),
        }  # fmt: skip

    def write_short(
        self, slug: str, text: Text, data: dict[str, Any], rows: list[tuple[int, Work, str]]
    ) -> None:
        """Write a paper with short notes at the foot of its pages, and a Chicago bibliography."""
        marks = [f"{number}".translate(RAISED) for number in range(1, CITATIONS + 1)]
        notes = {mark: f"{mark} {short(work)}" for mark, (_, work, _) in zip(marks, rows, strict=False)}
        self.body(text, marks, notes)
        text.add("### **Bibliography**")
        first = len(text.lines) + 1
        for number, work, title in sorted(rows, key=lambda row: chicago(row[1], row[2])):
            self.own(number, title, f"{slug}:{text.add(chicago(work, title))}")
        lines = {"first": first, "last": len(text.lines) - 1}
        data["references"] = {"style": "chicago-bibliography", "lines": lines, "count": len(rows)}
        data["notes"] = {
            "markers": "superscript", "bodies": "page-foot", "style": "chicago-short", "count": len(marks),
        }  # fmt: skip

    def damage(self, text: Text, first: int) -> list[dict[str, Any]]:
        """Misspell some words of the text; return the emendations that correct them."""
        ledger: list[dict[str, Any]] = []
        places = [
            place
            for place, line in enumerate(text.lines)
            if place > first and line.count(" the ") == 1 and line[:1].isupper()
        ]
        for place in sorted(self.random.sample(places, min(TYPOS, len(places)))):
            text.lines[place] = text.lines[place].replace(" the ", " teh ")
            ledger.append(
                {
                    "line": place + 1,
                    "find": " teh ",
                    "replace": " the ",
                    "kind": "extraction",
                    "reason": "Letters changed places.",
                }
            )
        return ledger


def dump(data: Any) -> str:
    """Return data as YAML."""
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=1000, Dumper=yaml.CSafeDumper)


def write(root: Path, papers: int, seed: int = 7, author: Author | None = None) -> Path:
    """Write a corpus of a given number of papers, by this author or one of its own, below ``root``; return ``root``."""
    author = author or Author(seed)
    slugs = [f"paper-{number:04}" for number in range(1, papers + 1)]
    for number, slug in enumerate(slugs):
        content, data, ledger = author.paper(slug, SYSTEMS[number % len(SYSTEMS)])
        folder = root / "corpus" / slug
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "source.txt").write_text(content, "utf-8")
        (folder / "paper.yaml").write_text(dump(data), "utf-8")
        if ledger:
            (folder / "emendations.yaml").write_text(dump(ledger), "utf-8")
    (root / "corpus" / "corpus.yaml").write_text(dump({"title": "Synthetic", "papers": slugs}), "utf-8")
    (root / "corpus" / "works.yaml").write_text(
        dump({"decisions": author.decisions, "keys": author.keys}), "utf-8"
    )
    return root


CHANGES = {"changes": [{"date": "2026-01-01", "title": "First", "items": ["The synthetic papers."]}]}
INDEX = '# Synthetic\n\n--8<-- "_generated/papers.md"\n'


def project(root: Path, papers: int, seed: int = 7, author: Author | None = None) -> Path:
    """Write a whole project below ``root``: a corpus, and the site's own files except its texts."""
    write(root, papers, seed, author)
    (root / "corpus" / "changes.yaml").write_text(dump(CHANGES), "utf-8")
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs/search.md", root / "docs/search.md")
    (root / "docs/index.md").write_text(INDEX, "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    settings = settings.replace(
        "not_in_nav: |\n", "not_in_nav: |\n  /papers/\n  /sources.md\n  /authors.md\n  /about/paper-yaml.md\n"
    )
    settings += "\nnav:\n  - Home: index.md\n  - Bibliography: bibliography.md\n  - About:\n"
    settings += "      - Diagnostics: about/diagnostics.md\n      - Formats: about/formats.md\n      - Changes: about/changes.md\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


if __name__ == "__main__":
    project(Path(sys.argv[2]), int(sys.argv[1]))
