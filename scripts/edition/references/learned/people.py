"""Puts together the names of persons and bodies from the parts that the model labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.model.works import Name
from edition.references import names
from edition.references.learned.tokens import Token

UNSPACED = lazy_regex(r"[^\W\d_a-z]{1,4}")  # "JM", initials without stops

INITIALS = lazy_regex(r"[^\W\d_a-z](?:[ -]?[^\W\d_a-z]){0,3}")  # "J M", "J-M"

ACRONYM = lazy_regex(r"[A-Z]{2,8}")

INITIALS_LAST = lazy_regex(r"(?P<family>\w[^.]*[a-z])\s(?P<given>[^\W\d_a-z]{1,3})\.?")

WORD = lazy_regex(r"[^\W\d_][^\W\d_A-Z]{2}")

GIVEN_SUFFIX = lazy_regex(r"(?<![\s,])[\s,]++(?P<suffix>Jr|Sr|[23][nr]d|II|III|IV)\.?$")  # "P 3rd"

ENDS_IN_INITIAL = lazy_regex(r"(?:^|[\s.-])[^\W\d_]{1,2}\.$")

OTHERS = lazy_regex(r"\set al\.?$")

LEFT_OUT = lazy_regex(r"[^\W\d_]{2}|…|\.\s\.\s\.")  # "et al.", also "…", which leaves out names

LETTERS = lazy_regex(r"[^\W\d_]+")

AGAIN = lazy_regex(r"[\s.,]*[-—–_]{2}")  # "———", for the same authors

COMPANY = lazy_regex(r"\b(?:Inc|Ltd|Corp)$")


@dataclass(slots=True)
class Person:
    """The places of the words of one person."""

    family: list[Token] = field(default_factory=list)
    given: list[Token] = field(default_factory=list)
    body: list[Token] = field(default_factory=list)
    last: str = ""  # the part read last
    inverted: bool = False  # a comma follows the family name

    def name(self, text: str) -> Name:
        """Return the name."""
        if self.body and not self.family:
            return Name(literal=body(span_text(text, self.body + self.given)))
        if not self.family:
            if ACRONYM.fullmatch(short := span_text(text, self.given).strip(".")):
                return Name(literal=short)
            whole = given_name(span_text(text, self.given))
            company = COMPANY.search(whole) is not None and len(whole.split()) > 1
            if company or names.is_institution(whole):
                return Name(literal=f"{whole}." if company else whole)
            if match := INITIALS_LAST.fullmatch(whole):  # "Zubair M"
                return names.inverted(match["family"], given_name(match["given"]))
            return names.natural(whole)
        family = span_text(text, self.family).strip(" ,;:&")
        if not self.inverted and (whole := self.body_whole(text)):
            return Name(literal=whole)
        family = family if ENDS_IN_INITIAL.search(family) else family.strip(".")
        given = given_name(span_text(text, self.given), spaced=not self.inverted)
        if UNSPACED.fullmatch(family.strip(".")) and family.isupper() and WORD.match(given):
            family, given = (
                given,
                given_name(family.strip(".")),
            )  # "Zubair M" with the labels the wrong way round
        if given.casefold() == "the":  # "Microphysics Development Team, the"
            return Name(literal=family)
        if match := GIVEN_SUFFIX.search(given):
            return names.inverted(family, given_name(given[: match.start()]), match["suffix"])
        if not given:
            return names.inverted(family, "") if len(family.split()) < 2 else names.natural(family)  # noqa: PLR2004
        return names.inverted(family, given)

    def led_by_given(self) -> bool:
        """Tell whether what was read as a family name is a given name before initials, with no sign behind: "Chris H. J. Berg"."""
        initials = all(len(token.text) == 1 for token in self.given)
        return self.last == "given" and initials and not self.inverted and len(self.family) == 1

    def body_whole(self, text: str) -> str:
        """Return the name of a body that the labels took for a person's, in its natural order; else nothing."""
        tokens = sorted(self.family + self.given, key=lambda token: token.start)
        whole = OTHERS.sub("", span_text(text, tokens).strip(" ,;:&.")).strip(",;")
        parts = whole.split()
        if len(parts) > 1 and COMPANY.search(whole):
            return f"{whole}."
        marked = words("bodies", "institutions").intersection(parts)
        return whole if len(parts) > 1 and (marked or parts[0] == "The") and "," not in whole else ""


def span_text(text: str, found: list[Token]) -> str:
    """Return the text from the first of some tokens to the last."""
    return " ".join(text[found[0].start : found[-1].end].split()) if found else ""


def body(text: str) -> str:
    """Return the name of a body, with the stop of "Inc."."""
    text = OTHERS.sub("", text.strip(" ,;:&"))
    found = text.strip(".")
    return f"{found}." if COMPANY.search(found) else found


def given_name(text: str, *, spaced: bool = True) -> str:
    """Return given names; initials without stops as other styles print them: "JM" becomes "J. M."."""
    text = text.strip(" ,;:&()")
    initials = text.removesuffix(".")
    if spaced and initials.isupper() and UNSPACED.fullmatch(initials):
        return " ".join(f"{letter}." for letter in initials)
    if spaced and text.isupper() and INITIALS.fullmatch(text):
        return re.sub(r"([^\W\d_])", r"\1.", text)
    return text if ENDS_IN_INITIAL.search(text) else text.strip(".")


def persons(text: str, found: list[Token], labels: list[str], role: str) -> tuple[Name, ...]:
    """Return the names of one role in the order in which they are printed.

    In: the text, its tokens, their labels, and the five labels of the role.
    """
    family, given, body, between, within = tuple(role)
    if not {family, given, body}.intersection(labels):
        return ()
    people: list[Person] = []
    open_ = Person()

    def close() -> None:
        nonlocal open_
        if open_.family or open_.body or open_.given:
            people.append(open_)
        open_ = Person()

    for token, label in zip(found, labels, strict=True):
        if label in {family, given, body}:
            part = {family: "family", given: "given", body: "body"}[label]
            if part == "family" and open_.inverted and open_.last == "given":
                part = "given"  # "Mazhar, Muhammad Saleem": what follows the comma is given
            again = open_.last != part and getattr(open_, part)
            whole = open_.body and part != "body"
            if again and part == "family" and open_.led_by_given():
                open_.given, open_.family, again = open_.family + open_.given, [], []
            if (again and (open_.family or part == "body")) or whole or (part == "body" and open_.family):
                close()
            getattr(open_, part).append(token)
            open_.last = part
        elif label == within or (label != between and token.text == "." and open_.last == "given"):
            if open_.last == "given" and token.text == ".":
                open_.given.append(token)
            open_.inverted |= token.text == "," and open_.last == "family"
        elif label == between or token.text not in {"-", "’", "'"}:
            close()
    close()
    made: list[Name] = []
    for name in (person.name(text) for person in people):
        word = name.family or name.literal
        if made and word.rstrip(".") in words("suffixes") and not name.given:
            made[-1] = replace(made[-1], suffix=word)  # "Ladwig, Walter C., III"
        elif any(letter.isalpha() for letter in word):
            made.append(name)
    return tuple(made)


def more(text: str) -> tuple[bool, bool]:
    """Tell whether the words for further authors are "et al.", and whether dashes for the same ones begin them."""
    if not text:
        return False, False
    named = LEFT_OUT.search(text) is not None
    named = named or " ".join(LETTERS.findall(text)) in words("more")  # "e.a."
    return named, AGAIN.match(text) is not None
