"""Parts of the home page: questions with links to their answers, and an example of an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from edition.across.addresses import Where
from edition.across.menu import OPTIONAL
from edition.data.corpus import Corpus, HomeQuestion
from edition.data.files import GIVEN
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.pages.template import filled
from edition.text import places
from edition.text.places import Places

PAPER = lazy_regex(r"papers/(?P<slug>[a-z0-9-]+)\.html")  # "papers/smith-rivers.html#p12"


def example(corpus: Corpus, known: Places) -> str:
    """Return the address that shows what addresses look like: "papers/small-paper.html#p17".

    In: the places of the papers that have pages. The editors may name a paper and a place; otherwise,
    or if the paper has no page, the example is the first paragraph of the first paper.
    """
    named = corpus.example
    if named and named.place in known.get(named.paper, {}):
        return f"papers/{named.paper}.html#{named.place}"
    for slug, passages in known.items():
        for anchor in passages:
            return f"papers/{slug}.html#{anchor}"
    return ""


def address(shown: str) -> str:
    """Return the sentence that explains the numbers in the margin, in Markdown."""
    if not shown:
        return ""
    page, _, anchor = shown.partition("#")
    link = f"[`{shown}`]({page.removesuffix('.html')}.md#{anchor})"
    return f"Each paragraph carries a number in the margin; its address, such as {link}, stays the same."


def answered(question: HomeQuestion, made: Mapping[str, str], docs: Path) -> bool:
    """Tell whether the address of a question leads to an existing page and place."""
    path, _, anchor = question.answer.partition("#")
    page = f"{path.partition('?')[0].removesuffix('.html')}.md"
    if page not in made and (page in OPTIONAL or not disk.there(docs / page)):
        return False
    if not anchor:
        return True
    text = made[page] if page in made else disk.read_bytes(docs / page).decode("utf-8", "replace")
    parts = (made[name] for name in made if name.startswith(f"{page.removesuffix('.md')}/"))
    return any(anchor in (m["id"], m["anchor"]) for its in (text, *parts) for m in GIVEN.finditer(its))


def check_home(corpus: Corpus, known: Places, made: Mapping[str, str], docs: Path) -> Iterator[Diagnostic]:
    """Yield a finding for each answer, and for an example, that does not exist.

    In: the places of all papers; the pages of the edition, by path.
    """
    if named := corpus.example:
        yield from places.dead(known, named.paper, [named.place], named.at)
    for question in corpus.questions:
        if not answered(question, made, docs):
            message = (
                f"“{question.answer}” is not a place of the edition, so “{question.words}” has no answer"
            )
            paper = PAPER.match(question.answer)
            yield diagnose("NAV002", question.at, message, about=(paper["slug"],) if paper else ())


def with_answers(corpus: Corpus, made: Mapping[str, str], docs: Path, where: Where) -> list[HomeQuestion]:
    """Return the questions whose answers the edition has, each with the address where its answer is now."""
    return [
        replace(question, answer=where.now(question.answer))
        for question in corpus.questions
        if answered(question, made, docs)
    ]


def questions(corpus: Corpus, made: Mapping[str, str], docs: Path, where: Where) -> str:
    """Return the list of the questions for the home page whose answers the edition has."""
    shown = [question for question in with_answers(corpus, made, docs, where) if question.home]
    return filled("questions.md.jinja", "edition.across", questions=shown) + "\n"
