"""Makes records of kinds that a file of articles and books lacks: laws, pages without a date, software, bodies in company."""

from __future__ import annotations

from typing import Any

from training.drawn import WORDS, Drawn, Record

Kinds = tuple[tuple[Any, int], ...]


class Rarer(Drawn):
    """Makes rarer records; the same seed gives the same ones."""

    def rarer(self) -> Kinds:
        """Return the kinds and how often each is made, of about a hundred records."""
        return (
            (self.law, 3), (self.page, 4), (self.dataset, 1), (self.software, 2), (self.manuscript, 2), (self.speech, 1),
            (self.entry, 2), (self.film, 1), (self.several_bodies, 2), (self.foreign_chapter, 4), (self.foreign_book, 3),
            (self.volume, 2), (self.foreign_article, 3),
        )  # fmt: skip

    def foreign(self) -> Record:
        """Return a title and authors of a language, with a year."""
        language = self.random.choice(sorted(WORDS["titles"]))
        people = [self.person(language) for _ in range(self.random.choice((1, 1, 1, 2, 2, 3)))]
        year = self.random.randint(1890, 2025)
        return {"title": self.title(language), "author": people, "issued": {"date-parts": [[year]]}}

    def title(self, language: str) -> str:
        """Return a title in a language, now and then of two sentences."""
        templates, nouns = WORDS["titles"][language]
        made = []
        for _ in range(1 + self.chance(0.15)):
            title = self.random.choice(templates).format(self.random.choice(nouns), self.random.choice(nouns))
            made.append(title[0].upper() + title[1:])
        return self.random.choice((". ", ": ", "? ", " – ")).join(made)

    def undated(self, record: Record) -> Record:
        """Return a record, half of them without a date."""
        if self.chance(0.5):
            record.pop("issued", None)
        return record

    def law(self) -> Record:
        """Return a law, a bill or an order, as it is printed: "The Clean Air Act, 1996"."""
        year = self.random.randint(1860, 2025)
        name = self.pick("laws")
        title = self.random.choice(
            (
                "{0} {1}",
                "The {0}, {1}",
                "{0}",
                "The {0}",
                "{0} (Act No. {2} of {1})",
                "Draft {0}",
                "{0} ({3} Amendment)",
            )
        ).format(name, year, self.random.randint(1, 60), self.random.choice(("First", "Second", "Third")))
        made: Record = {"type": self.random.choice(("legislation", "bill", "document")), "title": title}
        if self.chance(0.65):
            made["issued"] = {"date-parts": [[year]]}
        if self.chance(0.5):
            made["URL"] = self.address()
        if self.chance(0.4):
            made["author"] = [self.body()]
        if self.chance(0.2):
            made["number"] = f"Act No. {self.random.randint(1, 90)} of {year}"
        if self.chance(0.15):
            made["publisher"] = self.pick("bodies")
        return made

    def page(self) -> Record:
        """Return a page of a body or of nobody, often without a date."""
        title = self.random.choice(
            (
                self.random.choice(self.records)["title"],
                self.title(self.random.choice(sorted(WORDS["titles"]))),
                self.pick("bodies"),
                self.pick("causes"),
            )
        )
        made = self.undated({"type": self.random.choice(("webpage", "webpage", "document", "post-weblog")), "title": title,
                             "issued": {"date-parts": [self.day()[: self.random.choice((1, 2, 3))]]}, "URL": self.address()})  # fmt: skip
        if self.chance(0.55):
            made["author"] = [self.body()] if self.chance(0.8) else self.people(1)
        if self.chance(0.4):
            made["container-title"] = self.pick("sites")
        if self.chance(0.25):
            made["publisher"] = self.pick("bodies")
        if self.chance(0.5):
            made["accessed"] = {"date-parts": [self.day()]}
        return made

    def dataset(self) -> Record:
        """Return a set of data."""
        made = self.page() | {"type": "dataset", "publisher": self.pick("bodies")}
        if self.chance(0.4):
            made["version"] = f"{self.random.randint(1, 9)}.{self.random.randint(0, 9)}"
        return made

    def software(self) -> Record:
        """Return a program."""
        name = self.pick_letters() if self.chance(0.5) else self.pick_letters().capitalize()
        made = self.undated({
            "type": self.random.choice(("software", "book", "document")),
            "title": f"{name}: {self.random.choice(self.records)['title'].split(':')[0]}" if self.chance(0.8) else name,
            "author": [self.body()] if self.chance(0.3) else self.people(),
            "issued": {"date-parts": [[self.random.randint(1995, 2025)]]},
        })  # fmt: skip
        if self.chance(0.6):
            made["URL"] = self.address()
        if self.chance(0.4):
            made["version"] = (
                f"{self.random.randint(0, 9)}.{self.random.randint(0, 20)}.{self.random.randint(0, 9)}"
            )
        if self.chance(0.4):
            made["publisher"] = self.pick("publishers")
            if self.chance(0.5):
                made["publisher-place"] = self.pick("places")
        return made

    def manuscript(self) -> Record:
        """Return what was not published."""
        made: Record = self.foreign() if self.chance(0.3) else {
            "title": self.random.choice(self.records)["title"], "author": self.people(), "issued": {"date-parts": [[self.random.randint(1950, 2025)]]}
        }  # fmt: skip
        made |= {"type": "manuscript", "genre": self.pick("manuscripts")}
        if self.chance(0.5):
            made["publisher"] = self.pick("universities")
        return made

    def speech(self) -> Record:
        """Return a paper given at a meeting."""
        topic = self.random.choice(self.records)["title"].split(":")[0]
        made = {"type": "speech", "title": self.random.choice(self.records)["title"], "author": self.people(),
                "issued": {"date-parts": [self.day()]}, "event-title": f"Annual Meeting on {topic}", "event-place": self.pick("places")}  # fmt: skip
        return made | ({"genre": "Paper presentation"} if self.chance(0.5) else {})

    def entry(self) -> Record:
        """Return an article of an encyclopedia, often without pages."""
        topic = " ".join(
            self.random.choice(self.records)["title"].split()[: self.random.randint(1, 4)]
        ).strip(",:;.?")
        made: Record = {"type": "entry-encyclopedia", "title": topic, "container-title": self.pick("encyclopedias"),
                        "issued": {"date-parts": [[self.random.randint(1900, 2025)]]}}  # fmt: skip
        if self.chance(0.7):
            made["author"] = self.people(1)
        if self.chance(0.5):
            made["editor"] = self.people(self.random.choice((1, 2)))
        if self.chance(0.4):
            made |= {"publisher": self.pick("publishers"), "publisher-place": self.pick("places")}
        if self.chance(0.4):
            made |= {"URL": self.address(), "accessed": {"date-parts": [self.day()]}}
        return made

    def film(self) -> Record:
        """Return a film or a broadcast."""
        title = " ".join(self.random.choice(self.records)["title"].split()[:3]).strip(",:;.?")
        made: Record = {"type": self.random.choice(("motion_picture", "broadcast")), "title": title, "author": self.people(1),
                        "publisher": self.pick("sites"), "issued": {"date-parts": [self.day()[: self.random.choice((1, 3))]]}}  # fmt: skip
        return made | ({"URL": self.address()} if self.chance(0.5) else {})

    def several_bodies(self) -> Record:
        """Return a report of two or three bodies."""
        made: Record = {"type": self.random.choice(("report", "webpage", "document", "book")), "title": self.random.choice(self.records)["title"],
                        "author": [self.body() for _ in range(self.random.choice((2, 2, 3)))],
                        "issued": {"date-parts": [[self.random.randint(1980, 2025)]]}}  # fmt: skip
        if self.chance(0.5):
            made |= {"publisher": self.pick("bodies"), "publisher-place": self.pick("places")}
        return made | ({"URL": self.address()} if self.chance(0.5) else {})

    def foreign_book(self) -> Record:
        """Return a book in a language, its edition as that language prints it."""
        made = self.foreign() | {
            "type": "book",
            "publisher": self.pick("foreign_publishers"),
            "publisher-place": self.pick("foreign_places"),
        }
        if self.chance(0.3):
            made["edition"] = self.pick("foreign_editions")
        if self.chance(0.2):
            made["collection-title"] = self.pick("series")
            if self.chance(0.5):
                made["collection-number"] = str(self.random.randint(1, 300))
        if self.chance(0.1):
            made["editor"] = made.pop("author")
        return made

    def foreign_chapter(self) -> Record:
        """Return a part of a book in a language."""
        made = self.foreign_book() | {"type": "chapter"}
        made |= self.foreign()
        first = self.random.randint(1, 600)
        made |= {
            "container-title": self.title(self.random.choice(sorted(WORDS["titles"]))),
            "page": f"{first}-{first + self.random.randint(2, 60)}",
        }
        if self.chance(0.75):
            made["editor"] = self.foreign()["author"]
        return made

    def foreign_article(self) -> Record:
        """Return an article in a language."""
        first = self.random.randint(1, 600)
        made = self.foreign() | {
            "type": "article-journal",
            "container-title": self.pick("foreign_journals"),
            "page": f"{first}-{first + self.random.randint(2, 60)}",
        }
        if self.chance(0.85):
            made["volume"] = str(self.random.randint(1, 160))
        if self.chance(0.6):
            made["issue"] = self.random.choice(
                (str(self.random.randint(1, 60)), "1/2", "Heft 3", "n.º 4", "janv.-juin", "1-2")
            )
        return made

    def volume(self) -> Record:
        """Return a volume of a work in several."""
        made: Record = self.foreign() if self.chance(0.5) else {
            "title": self.random.choice(self.records)["title"], "author": self.people(1), "issued": {"date-parts": [[self.random.randint(1700, 2025)]]}
        }  # fmt: skip
        made |= {
            "type": "book",
            "volume": str(self.random.randint(1, 12)),
            "publisher": self.pick("publishers"),
            "publisher-place": self.pick("places"),
        }
        if self.chance(0.3):
            made["number-of-volumes"] = str(self.random.randint(2, 12))
        if self.chance(0.2):
            made["container-title"] = self.random.choice(self.records)["title"]
        return made
