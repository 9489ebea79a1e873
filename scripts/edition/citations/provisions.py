"""Laws and cases that a text cites behind their provisions: "(Art. 2(4) *Rivers Directive*)", "Annex IX, 1.4 EC".

The provision says that the name behind it cites; it must be all that follows in its bracket, or in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.citations.entry_index import Entries, variants, without_article
from edition.citations.found import as_named, bare
from edition.citations.spellings import Spelling, spelling
from edition.language.regex import CAPITAL, lazy_regex
from edition.model.works import Attested, Found, Name
from edition.references.law_names import PROVISION, shortens
from edition.references.names import people as people_of

NAME = lazy_regex(rf"{CAPITAL}[^()\[\];.]{{0,400}}+(?=[)\];.]|$)")

BEFORE = frozenset(["", "(", "[", ";", "."])  # what may stand before a provision

MOST_OF_NAME = 8  # words of the short name of a law


def provided(text: str, entries: Entries) -> Iterator[Found]:
    """Yield the citations by the name of a law, a case or a body behind a provision."""
    for match in PROVISION.finditer(text):
        name = NAME.match(text, match.end())
        if not name or text[: match.start()].rstrip()[-1:] not in BEFORE:
            continue
        title, end = bare(name[0]), match.end() + len(name[0].rstrip())
        made = Found(
            match.start(), end, text[match.start() : end], (), et_al=False, year="", letter="",
            locator=match[0].strip(" ,").removesuffix(" the").removesuffix(" of"),
        )  # fmt: skip
        yield from cited(made, title, entries)


def cited(made: Found, title: str, entries: Entries) -> Iterator[Found]:
    """Yield a citation of the only work that is named so, or of the body that is."""
    key = without_article(spelling(title))
    forms = entries.by_title.get(key, ()) or of_law(key, entries)
    short = None if forms else entries.laws.cited(title, made.locator)
    forms = [short] if short else forms
    if len(forms) == 1:
        reference = forms[0].reference
        who = tuple(as_named(name) for name in people_of(reference))
        yield Found(
            made.start, made.end, made.surface, who, et_al=reference.et_al, year="", letter="",
            locator=made.locator, hint=reference.title,
        )  # fmt: skip
    elif not forms and any(key in variants(name) for form in entries.all for name in bodies(form)):
        yield Found(
            made.start,
            made.end,
            made.surface,
            (title,),
            et_al=False,
            year="",
            letter="",
            locator=made.locator,
        )


def of_law(key: Spelling, entries: Entries) -> list[Attested]:
    """Return the entries of the laws of which words are the short name."""
    if len(key) > MOST_OF_NAME:
        return []
    return [form for form in entries.all if shortens(key, spelling(form.reference.title))]


def bodies(form: Attested) -> list[Name]:
    """Return the names of the bodies that are the authors of an entry."""
    return [name for name in people_of(form.reference) if name.literal]
