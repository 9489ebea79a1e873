"""Draws names, dates, addresses and numbers for the records of training."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

Record = dict[str, Any]

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))

SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "nor",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    }
)

SHORT = 6  # letters; a shorter word of a journal’s name is not abbreviated


class Drawn:
    """Draws from word lists and from the records of a file; the same seed gives the same draws."""

    def __init__(self, records: list[Record], random: Random) -> None:
        """Keep the real records, from which titles, names and numbers are drawn."""
        self.records = records
        self.random = random

    def pick(self, name: str) -> Any:
        """Return one of the words of a list."""
        return self.random.choice(WORDS[name])

    def chance(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of all cases."""
        return self.random.random() < share

    def body(self) -> Record:
        """Return a body: a known one, or one put together from the words of such names."""
        if self.chance(0.45):
            return {"literal": self.pick("bodies")}
        if self.chance(0.15):
            return {"literal": self.pick("acronyms")}
        if self.chance(0.2):
            return {"literal": self.pick(self.random.choice(("newspapers", "sites", "universities")))}
        if self.chance(0.1):
            return {
                "literal": self.pick_letters().capitalize()
                + self.random.choice(("watch", "net", "aid", ".org", "data"))
            }
        name = f"{self.pick('committees')} {self.pick('causes')}"
        if self.chance(0.25):
            branch = self.pick("branches")
            name += f" ({branch})" if self.chance(0.4) else f", {branch}"
        if self.chance(0.08):
            name = f"{self.pick('bodies')}, {name}"
        if self.chance(0.1):
            name = name.replace(" and ", " & ")
        return {"literal": name}

    def retitled(self, title: str) -> str:
        """Return a title, now and then with a first sentence of its own, a list, a year or a large number."""
        drawn = self.random.random()
        small = title[:1].lower() + title[1:]
        if drawn < 0.02:  # noqa: PLR2004 - shares of all titles
            return f"{self.pick('firsts')}. {title}"
        if drawn < 0.04:  # noqa: PLR2004
            return f"{self.pick('lists')} {small}"
        if drawn < 0.1:  # noqa: PLR2004
            year = self.random.randint(1850, 2025)
            return self.random.choice(
                ("{} {}", "{}, {}", "{} in {}", "{}: The {} revision", "{} since {}")
            ).format(title, year)
        if drawn < 0.13:  # noqa: PLR2004
            return self.odd(title)
        if drawn < 0.145:  # noqa: PLR2004
            return f"{title} of {self.random.randint(2, 900)},{self.random.randint(100, 999)} {self.random.choice(('adults', 'deaths', 'pounds', 'votes'))}"
        return title

    def odd(self, title: str) -> str:
        """Return a title as files, notices and questions have them: in capitals, with hyphens, with a name quoted."""
        words = title.split()
        name = " ".join(words[:2]).strip(",:;.?")
        return self.random.choice((
            f"U.S. {title}", f"{self.pick('causes')}, {self.pick('causes')} and {title}",
            title.upper(), "-".join(words), f"“{name}”: {title}", f"{title}?", f"{title}!", f"{title}? {name}",
            f"{title} ({self.pick('acronyms')})", f"{title} - {self.pick('sites')}", f"{title} and “{name}”", f"{title}: Vol. {self.random.randint(1, 9)}",
        ))  # fmt: skip

    def people(self, count: int = 0) -> list[Record]:
        """Return names of persons, from the file or invented."""
        if self.chance(0.5):
            named = self.random.choice(self.records).get("author") or []
            people = [name for name in named if name.get("family")][: count or None]
            if people:
                return people
        language = self.random.choice(sorted(WORDS["names"]))
        return [self.person(language) for _ in range(count or self.random.choice((1, 1, 2, 3, 5, 9)))]

    def person(self, language: str) -> Record:
        """Return an invented name of a language."""
        words = WORDS["names"].get(language, WORDS["names"]["en"])
        person = {"family": self.random.choice(words["family"]), "given": self.random.choice(words["given"])}
        if language == "en" and self.chance(0.1):
            person["suffix"] = self.pick("suffixes")
        more = self.random.random()
        if more < 0.2:  # noqa: PLR2004 - "Mehmet A."
            person["given"] += f" {self.random.choice('ABCDEFGHJKLMNPRSTW')}."
        elif more < 0.45:  # noqa: PLR2004 - "Mehmet Ali"
            person["given"] += f" {self.random.choice(words['given'])}"
        return person

    def renamed(self, people: list[Record]) -> list[Record]:
        """Return as many persons with invented names; now and then a body among or instead of them."""
        if self.chance(0.12):
            return [self.body()]
        language = self.random.choice(sorted(WORDS["names"]))
        made = [self.person(language) for _ in people]
        if self.chance(0.04):
            made.append(self.body())
        return made

    def cased(self, title: str) -> str:
        """Return a title, a quarter of them with the capitals of English headlines."""
        if not self.chance(0.25):
            return title
        return " ".join(
            word if place and word in SMALL else word[:1].upper() + word[1:]
            for place, word in enumerate(title.split())
        )

    def shortened(self, name: str) -> str:
        """Return the abbreviated name of a journal, with stops or without."""
        stop = "." if self.chance(0.5) else ""
        short = []
        for word in name.split():
            low = word.lower().strip(":,")
            if low in SMALL or low == "&":
                continue
            cut = WORDS["short_words"].get(low) or (
                word if len(word) < SHORT else word[: self.random.randint(3, 6)]
            )
            short.append(cut + stop if cut.lower() != low else cut)
        return " ".join(short) if len(short) > 1 else name

    def article_number(self) -> str:
        """Return the number of an article that has no pages."""
        form = self.random.choice(("e{}", "e{}", "{}", "E{}", "e0{}", "a{}", "ra{}", "Article {}"))
        return form.format(
            self.random.choice((self.random.randint(2, 999), self.random.randint(1000, 199999)))
        )

    def day(self) -> list[int]:
        """Return a year, a month and a day."""
        return [self.random.randint(1985, 2025), self.random.randint(1, 12), self.random.randint(1, 28)]

    def address(self) -> str:
        """Return an address of a page."""
        path = "-".join(
            self.random.choice(self.records)["title"].lower().split()[: self.random.randint(1, 6)]
        )
        path = "".join(sign for sign in path if sign.isascii() and (sign.isalnum() or sign in "-_"))
        ending = self.random.choice(
            (
                ".html",
                "",
                f"/{self.random.randint(1000, 10**8)}",
                ".pdf",
                f"?id={self.random.randint(1, 999)}",
            )
        )
        return f"http{'s' if self.chance(0.7) else ''}://{self.pick('hosts')}/{path}{ending}"

    def pick_letters(self) -> str:
        """Return a few small letters."""
        return "".join(self.random.choice("abcdefghijklmnoprstu") for _ in range(self.random.randint(2, 8)))
