"""Makes varied bibliographic records (CSL-JSON) from a file of real ones, with types that it lacks."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from training.drawn import WORDS, Record
from training.rarer import Rarer

MOST_AUTHORS = 30

LONGEST = 250  # characters of a title


def load(path: Path) -> list[Record]:
    """Return the usable records of a JSONL file."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [clean(record) for record in records if usable(record)]


def usable(record: Record) -> bool:
    """Tell whether a record has a title and a year, and no more authors than an entry prints."""
    title = record.get("title", "")
    return (
        bool(title)
        and len(title) < LONGEST
        and "issued" in record
        and len(record.get("author", ())) <= MOST_AUTHORS
    )


def clean(record: Record) -> Record:
    """Return a record without what citeproc would print twice or not at all."""
    kept = {key: value for key, value in record.items() if key not in {"title-short", "language", "note"}}
    kept["type"] = record["type"] or "document"
    return kept


class Maker(Rarer):
    """Makes records of many kinds; the same seed gives the same records."""

    def __init__(self, records: list[Record], random: Random) -> None:
        """List the kinds of records and how often each is made."""
        super().__init__(records, random)
        self.kinds = (
            (self.real, 52), (self.journal, 14), (self.book, 10), (self.chapter, 8), (self.thesis, 3), (self.report, 5),
            (self.webpage, 5), (self.newspaper, 4), (self.conference, 3), (self.preprint, 2), *self.rarer(),
        )  # fmt: skip

    def make(self) -> Record:
        """Return a new record."""
        kinds, weights = zip(*self.kinds, strict=True)
        record = self.random.choices(kinds, weights)[0]()
        if not record.get("author") and not record.get("editor") and self.chance(0.35):
            record["author"] = self.people()
        if self.chance(0.3) and record.get("author"):
            record["author"] = self.renamed(record["author"])
        if self.chance(0.06):
            record["title"] = (
                " ".join(record["title"].split()[: self.random.choice((1, 1, 2, 3))]).strip(",:;–-—“”‘’?!.()")
                or "Water"
            )
        record["title"] = self.cased(self.retitled(record["title"]))
        if self.chance(0.03):
            record["issued"] = {"literal": self.random.choice(("forthcoming", "in press", "n.d."))}
        return self.addressed(record)

    def listed(self, count: int) -> list[Record]:
        """Return records for a list, some with the authors, perhaps also the year, of the one before."""
        made: list[Record] = []
        for _ in range(count):
            record = self.make()
            if made and self.chance(0.1):
                before = made[-1]
                for name in ("author", "issued") if self.chance(0.5) else ("author",):
                    record.pop(name, None)
                    if name in before:
                        record[name] = json.loads(json.dumps(before[name]))
            made.append(record)
        return made

    def real(self) -> Record:
        """Return a record of the file."""
        record: Record = json.loads(json.dumps(self.random.choice(self.records)))
        if record.get("container-title") and self.chance(0.25):
            record["container-title"] = self.shortened(record["container-title"])
        if record["type"] == "article-journal" and self.chance(0.06):
            record["page"] = self.article_number()
        if record["type"] == "article-journal" and self.chance(0.5):
            record.pop("publisher", None)
        return record

    def base(self) -> Record:
        """Return title, authors and year of a record of the file, or of another language."""
        record = self.random.choice(self.records)
        made: Record = {
            "title": record["title"],
            "issued": {"date-parts": [[self.random.randint(1890, 2025)]]},
        }
        if self.chance(0.25):
            language = self.random.choice(sorted(WORDS["titles"]))
            templates, nouns = WORDS["titles"][language]
            title = self.random.choice(templates).format(self.random.choice(nouns), self.random.choice(nouns))
            made["title"] = title[0].upper() + title[1:]
            made["author"] = [self.person(language) for _ in range(self.random.choice((1, 1, 1, 2, 2, 3)))]
        elif record.get("author"):
            made["author"] = record["author"]
        return made

    def journal(self) -> Record:
        """Return an article of a well-known journal, also with an abbreviated name."""
        made = self.base()
        made |= {
            "type": "article-journal",
            "container-title": self.pick("short" if self.chance(0.5) else "journals"),
        }
        made |= {"volume": str(self.random.randint(1, 480))}
        if self.chance(0.6):
            issue = self.random.randint(1, 13)
            made["issue"] = (
                f"{issue}-{issue + 1}"
                if self.chance(0.05)
                else "Suppl. 1"
                if self.chance(0.03)
                else str(issue)
            )
        first = self.random.randint(1, 3000)
        made["page"] = f"{first}-{first + self.random.randint(1, 40)}" if self.chance(0.85) else str(first)
        if self.chance(0.2):
            made["page"] = self.article_number()
        if self.chance(0.05):
            made.pop("volume")
            made.pop("issue", None)
            made.pop("page")
        if self.chance(0.15):
            made["issued"] = {"date-parts": [self.day()[: self.random.choice((2, 3))]]}
        return made

    def book(self) -> Record:
        """Return a book, perhaps edited, translated, in a later edition or in a series."""
        made = self.base() | {
            "type": "book",
            "publisher": self.pick("publishers"),
            "publisher-place": self.pick("places"),
        }
        if self.chance(0.25):
            made["edition"] = self.pick("editions")
        if self.chance(0.2):
            made["editor"] = made.pop("author", None) or self.people()
        elif self.chance(0.1):
            made["author"] = [self.body()]
        elif self.chance(0.15):
            made["translator"] = self.people(1)
        if self.chance(0.15):
            made["collection-title"] = self.pick("series")
            if self.chance(0.6):
                made["collection-number"] = str(self.random.randint(1, 90))
        if self.chance(0.05):
            made["volume"] = str(self.random.randint(1, 6))
        return made

    def chapter(self) -> Record:
        """Return a part of a book with editors."""
        made = self.book() | {"type": "chapter", "container-title": self.random.choice(self.records)["title"]}
        if not made.get("author"):
            made["author"] = self.people()
        made["editor"] = self.people(self.random.choice((1, 1, 2, 2, 3)))
        if self.chance(0.8):
            first = self.random.randint(1, 500)
            made["page"] = f"{first}-{first + self.random.randint(2, 40)}"
        return made

    def thesis(self) -> Record:
        """Return a thesis."""
        return self.base() | {
            "type": "thesis",
            "genre": self.pick("theses"),
            "publisher": self.pick("universities"),
        }

    def report(self) -> Record:
        """Return a report, often by a body."""
        made = self.base() | {"type": "report", "publisher": self.pick("bodies")}
        if self.chance(0.6):
            made["author"] = [self.body()]
        if self.chance(0.7):
            made["genre"] = self.pick("reports")
        if self.chance(0.6):
            made["number"] = self.random.choice(("{}", "{}/{}", "No. {}", "WP-{}")).format(
                self.random.randint(1, 900), self.random.randint(1, 40)
            )
        if self.chance(0.5):
            made["publisher-place"] = self.pick("places")
        return made

    def webpage(self) -> Record:
        """Return a web page."""
        made = self.base() | {"type": "webpage", "container-title": self.pick("sites"), "URL": self.address()}
        if self.chance(0.4):
            made["author"] = [self.body()]
        if self.chance(0.6):
            made["issued"] = {"date-parts": [self.day()]}
        if self.chance(0.7):
            made["accessed"] = {"date-parts": [self.day()]}
        return made

    def newspaper(self) -> Record:
        """Return an article of a newspaper or a magazine."""
        kind = "article-newspaper" if self.chance(0.75) else "article-magazine"
        made = self.base() | {"type": kind, "container-title": self.pick("newspapers")}
        made["issued"] = {"date-parts": [self.day()]}
        if self.chance(0.5):
            made["page"] = (
                str(self.random.randint(1, 40)) if self.chance(0.7) else f"A{self.random.randint(1, 30)}"
            )
        if self.chance(0.3):
            made["URL"] = self.address()
        if self.chance(0.2):
            made.pop("author", None)
        return made

    def conference(self) -> Record:
        """Return a paper in proceedings."""
        made = self.base() | {"type": "paper-conference", "publisher": self.pick("publishers")}
        topic = self.random.choice(self.records)["title"].split(":")[0]
        made["container-title"] = (
            f"Proceedings of the {self.random.randint(2, 40)}th International Conference on {topic}"
        )
        first = self.random.randint(1, 900)
        made["page"] = f"{first}-{first + 9}"
        if self.chance(0.5):
            made["publisher-place"] = self.pick("places")
        return made

    def preprint(self) -> Record:
        """Return a preprint."""
        made = self.base() | {
            "type": "article",
            "publisher": self.random.choice(("bioRxiv", "arXiv", "SSRN")),
        }
        return made | {"number": f"{self.random.randint(1000, 2400)}.{self.random.randint(10000, 99999)}"}

    def addressed(self, record: Record) -> Record:
        """Return a record, often with a DOI or an address, at times with the day of access."""
        doi = {"article-journal": 0.35, "chapter": 0.15, "article": 0.8}.get(record["type"], 0.05)
        if "DOI" not in record and self.chance(doi):
            record["DOI"] = (
                f"10.{self.random.randint(1000, 60000)}/{self.pick_letters()}.{self.random.randint(1990, 2025)}.{self.random.randint(1, 99999):05}"
            )
        elif "DOI" in record and not self.chance(doi * 2):
            del record["DOI"]
        elif self.chance(0.06):
            record["URL"] = self.address()
            if self.chance(0.5):
                record["accessed"] = {"date-parts": [self.day()]}
        return record
