"""A document that cites by key is set in the style that it names, if that is beside it or published."""

from __future__ import annotations

import pytest

from edition.originals import style
from edition.originals.read import read
from edition.originals.reading import Reading

BIB = b"@book{doe99, author={Jane Doe}, title={Rivers of Salt}, publisher={Press}, address={Delhi}, year=1999}\n"

OWN = b"""<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout prefix="{" suffix="}"><names variable="author"/></layout></citation>
<bibliography><layout suffix=" ##"><names variable="author"/><text variable="title" prefix=" / "/></layout></bibliography>
</style>"""


def page(named: str) -> bytes:
    """Return a text that names a style."""
    return f"---\ncsl: {named}\n---\n\n# On Rivers\n\nSays nobody [@doe99].\n".encode()


def made(data: bytes, name: str, beside: dict[str, bytes]) -> Reading:
    """Return the reading of a document with its bibliography beside it."""
    found = read(data, name, {"a.bib": BIB, **beside})
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize(
    ("data", "name", "file"),
    [
        (page("own.csl"), "a.md", "own.csl"),
        (page("../styles/own"), "a.md", "own.csl"),
        (
            rb"\documentclass{article}\begin{document}Says nobody \cite{doe99}.\bibliographystyle{plain}\bibliography{a}\end{document}",
            "a.tex",
            "a.csl",
        ),
    ],
    ids=["its name", "a path", "the document's name"],
)
def test_a_style_beside_the_document(data: bytes, name: str, file: str) -> None:
    """Citation and list are printed in it, and the call says so."""
    found = made(data, name, {file: OWN})
    assert "Says nobody {Jane Doe}." in found.text
    assert "Jane Doe / Rivers of salt ##" in found.text
    assert f"--csl={file}" in found.tool.options
    assert found.lost == ()


def test_a_published_style() -> None:
    """It is taken if none is beside the document, and said."""
    found = made(page("https://www.zotero.org/styles/apa"), "a.md", {})
    assert "Says nobody (Doe, 1999)." in found.text
    assert [(item.kind, item.words) for item in found.lost] == [
        ("style-published", "https://www.zotero.org/styles/apa")
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("named", "beside", "told"),
    [
        ("unheard-of.csl", {}, ("style", "unheard-of.csl")),
        ("own.csl", {"own.csl": b"<style"}, ("style-unsound", "own.csl")),
        ("own.csl", {"own.csl": OWN.replace(b"layout", b"lay")}, ("style-unsound", "own.csl")),
        (
            "own.csl",
            {"own.csl": OWN.replace(b"<style", b'<!DOCTYPE style [<!ENTITY a "b">]><style')},
            ("style-unsound", "own.csl"),
        ),
    ],
    ids=["not here", "no XML", "no style", "entities"],
)
def test_a_style_that_cannot_be_had(named: str, beside: dict[str, bytes], told: tuple[str, str]) -> None:
    """The list is in the usual style, and a report names the one that was wanted."""
    found = made(page(named), "a.md", beside)
    assert "Says nobody (Doe 1999)." in found.text
    assert [(item.kind, item.words) for item in found.lost] == [told]


def test_a_style_that_only_names_another_one() -> None:
    """The other one is asked for beside the document, and never fetched; a circle ends."""
    child = OWN.replace(
        b"<id>", b'<link rel="independent-parent" href="http://www.zotero.org/styles/own"/><id>'
    )
    asked: list[str] = []

    def find(name: str) -> bytes | None:
        asked.append(name)
        return {"child.csl": child, "own.csl": OWN}.get(name)

    assert style.sound(child, find) == OWN
    assert asked == ["own.csl"]
    assert style.sound(child, lambda _: child) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"\bibliographystyle{plain}", "plain"),
        (r"\usepackage[backend=biber,style=apa]{biblatex}", "apa"),
        (r"\cslsetup{ style = ieee }", "ieee"),
        (r"% \bibliographystyle{plain}", ""),
    ],
)
def test_the_style_of_latex(text: str, name: str) -> None:
    """It stands in the commands of its packages."""
    assert style.of_latex(text) == name


def test_works_that_only_the_list_names() -> None:
    """A text that cites nothing in its words may still print a list."""
    found = made(b'---\nnocite: "@*"\n---\n\n# On Rivers\n\nSays nobody.\n', "a.md", {})
    assert "## References\n\nDoe, Jane. 1999. *Rivers of Salt*. Press.\n" in found.text
    assert found.lost == ()
