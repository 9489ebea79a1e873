"""The pages of a list that is divided into parts: its first page, its parts, and what leads from one to another.

The first page stays where it was and names the parts. So does the page of a part that was divided further. What the
scripts need stands in small files below ``data/lists/``: the rows of the whole list, with what filters and orders look
at, spread over the files by their anchors. So a filter answers over the whole list, from disk, too, and an address with
an anchor that was moved is led on with one of the files alone (``lists/parted.js``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from markupsafe import Markup

from edition.pages.page import front_matter, joined
from edition.pages.parting import Part, anchored, in_letters
from edition.pages.template import filled

T = TypeVar("T")

FOLDER = "data/lists"

FILE = 60_000  # about how many characters of rows a file has

SCRIPT, STYLE = "lists/parted.js", "parts.css"


@dataclass(frozen=True, slots=True)
class Row:
    """What filters know of an item: its name, and the data by which they choose it."""

    name: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Needs:
    """The style sheets and scripts of the items of a list."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


NONE = Needs()


@dataclass(frozen=True, slots=True)
class Link:
    """A part as another page names it: its address from the root of the site, its name, how many items it has."""

    href: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """A list with its parts: ``page`` is the name of its first page, and ``unit`` what its items are ("works").

    ``row`` returns what filters know of an item, ``name`` the name of a part as readers see it; ``labels`` are the names
    that the filters offer, by the attribute of their box. ``named``: the first page names every item, so that its filters
    need no rows. ``also`` are further anchors that the whole list had, such as those of its headings, each with the part to
    which it leads.
    """

    page: str
    title: str
    unit: str
    tree: Part[T]
    row: Callable[[T], Row]
    name: Callable[[str], str] = in_letters
    named: bool = False
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def divided(self) -> bool:
        """Whether it has several pages."""
        return bool(self.tree.parts)

    def file(self, part: str) -> str:
        """Return the page of a part without its ending: "bibliography", "bibliography/a-m"."""
        return f"{self.page}/{part}" if part else self.page

    def root(self, part: Part[T]) -> str:
        """Return what leads from the page of a part to the root of the site: "", "../"."""
        return "../" * self.file(part.name).count("/")

    def links(self, part: Part[T]) -> list[Link]:
        """Return the pages on which the items of a part stand."""
        return [self.link(leaf) for leaf in part.leaves()]

    def link(self, leaf: Part[T]) -> Link:
        """Return the page of a part that shows its items."""
        return Link(f"{self.file(leaf.name)}.html", self.name(leaf.name), f"{len(leaf.items):,}")

    @property
    def files(self) -> int:
        """Over how many files the rows are spread."""
        return ((20 if self.named else 210) * len(self.tree.items) + 2 * anchored(self.tree)) // FILE + 1

    def addresses(self) -> dict[str, str]:
        """Return the address of each item from the root of the site, by anchor."""
        return {anchor: f"{self.file(name)}.html#{anchor}" for anchor, name in self.tree.where().items()}

    def hrefs(self, part: Part[T]) -> Callable[[str], str]:
        """Return what gives the link to an item, by its anchor, as it is seen from the page of a part."""
        where, root = self.tree.where(), self.root(part)

        def href(anchor: str) -> str:
            name = where[anchor]
            return f"#{anchor}" if name == part.name else f"{root}{self.file(name)}.html#{anchor}"

        return href

    def parts(self, part: Part[T], root: str | None = None) -> Markup:
        """Return what stands in the place of the items of a part that is divided: links to its own parts.

        ``root`` leads to the root of the site from another page that shows it.
        """
        above = self.root(part) if root is None else root
        text = filled("parting.md.jinja", list=self, links=self.links(part), root=above)
        return Markup(text)  # noqa: S704 - the template escaped it

    def beside(self, part: Part[T]) -> Markup:
        """Return what leads from a part to the whole and to its neighbours; nothing for the whole."""
        if not part.name:
            return Markup()
        leaves = self.tree.leaves()
        at = leaves.index(part)
        before, after = (
            [self.link(leaf) for leaf in some] for some in (leaves[:at][-1:], leaves[at + 1 :][:1])
        )
        text = filled(
            "part_beside.md.jinja",
            list=self,
            root=self.root(part),
            before=before[0] if before else None,
            after=after[0] if after else None,
        )
        return Markup(text)  # noqa: S704 - the template escaped it

    def pages(
        self, show: Callable[[list[T], str], str], about: str = "", needs: Needs = NONE
    ) -> dict[str, str]:
        """Return its pages by path, if nothing but the list stands on them, and the files of its rows.

        In: what shows some of the items, seen from a page with this way to the root; words above them; style sheets and
        scripts.
        """
        made = {**self.between(), **self.scripts()}
        for part in self.tree.shown():
            title = f"{self.title}: {self.name(part.name)}" if part.name else self.title
            text = self.parts(part) if part.parts else show(part.things, self.root(part))
            wanted = needed(needs.styles, needs.scripts, divided=True)
            head = front_matter(title=title, description=title, hide=["toc"], **wanted)
            blocks = [f"# {title}", self.beside(part), about, text]
            made[f"{self.file(part.name)}.md"] = joined(head, [block for block in blocks if block])
        return made

    def fragment(
        self, file: str, root: str, show: Callable[[list[T], str], str], needs: Needs = NONE
    ) -> dict[str, str]:
        """Return a part of a hand-written page: the list or, if it is divided, links to its pages, with these.

        In: the path of the fragment, what leads from its page to the root, and the rest as for ``pages``.
        """
        if not self.divided:
            return {file: show(self.tree.things, root) + "\n"}
        return {file: self.parts(self.tree, root) + "\n", **self.pages(show, needs=needs)}

    def between(self) -> dict[str, str]:
        """Return the pages of parts that are divided, by path: they lead on."""
        made = {}
        for part in self.tree.every():
            if part.parts and part.name:
                title = f"{self.title}: {self.name(part.name)}"
                head = front_matter(
                    title=title,
                    description=title,
                    hide=["toc"],
                    styles=[STYLE],
                    scripts=[SCRIPT],
                    unlisted=True,
                )
                made[f"{self.file(part.name)}.md"] = joined(head, [f"# {title}", self.parts(part)])
        return made

    def scripts(self) -> dict[str, str]:
        """Return the files of the rows by path; none if the list is one page."""
        if not self.divided:
            return {}
        where = self.tree.where()
        rows: list[list[object]] = [[] for _ in range(self.files)]
        for number, item in enumerate(self.tree.items):
            its: list[object] = [number, item.anchor, where[item.anchor]]
            if not self.named:
                row = self.row(item.thing)
                its += [row.name, {name: value for name, value in row.data.items() if value}]
            rows[place(item.anchor, len(rows))].append(its)
        return dict(self.written(rows))

    def written(self, rows: list[list[object]]) -> Iterator[tuple[str, str]]:
        """Yield the files, the first with the labels."""
        also: list[dict[str, str]] = [{} for _ in rows]
        for anchor, part in self.also.items():
            also[place(anchor, len(rows))][anchor] = part
        for number, some in enumerate(rows):
            made = {
                "list": self.page,
                "rows": some,
                **({"also": also[number]} if also[number] else {}),
                **({} if number or self.named else {"labels": self.labels}),
            }
            text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
            yield f"{FOLDER}/{self.page}/{number}.js", f"(globalThis.LISTED ??= []).push({text});\n"


def needed(styles: Sequence[str], scripts: Sequence[str], *, divided: bool) -> dict[str, list[str]]:
    """Return the style sheets and scripts of a page of a list, with those of lists in parts if it is one."""
    if not divided:
        return {"styles": [*styles], "scripts": [*scripts]}
    return {"styles": [*styles, STYLE], "scripts": [SCRIPT, *scripts]}


def place(anchor: str, files: int) -> int:
    """Return the number of the file that has something, by its anchor, key or address, as ``shared/browser.js`` does."""
    total = 0
    for sign in anchor:
        total = (total * 31 + ord(sign)) % 65_521
    return total % files
