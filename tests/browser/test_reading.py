"""Reading as readers do: open a page, follow a note and come back, search, on a phone and on a desktop."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from standing import Standing
from waiting import arrived, expect

from shared import of_every_kind, yaml_of

PAPERS = (
    "arshad-security-alliance",
    "yousaf-ma-strategic-drive",
    "yousaf-ma-regional-integration",
    "ijisc-balancing-act",
    "kanwal-strategic-balancing",
)
ALIKE = ("works", "terms", "claims", "index-of-terms")  # folders whose pages come from one template each


def pages(site: Path, *, every: int = 1) -> list[str]:
    """Return the addresses of the site's pages, except the one that only a server shows.

    With ``every``, only some of the pages in the folders of which one template makes all: those that together have
    every kind of element, and every n-th. What words could do to any of them, ``test_all_pages`` sees.
    """
    found = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"
    )
    for folder in ALIKE:
        every_kind = {path.relative_to(site).as_posix() for path in of_every_kind(site / folder)}
        pages_of_it = [name for name in found if name.startswith(f"{folder}/")]
        left_out = {*pages_of_it} - every_kind - {*pages_of_it[::every]}
        found = [name for name in found if name not in left_out]
    return found


@pytest.mark.parametrize(("slug", "number"), [(PAPERS[0], "27"), (PAPERS[2], "43")])
def test_note_and_back(page: Page, address: str, slug: str, number: str) -> None:
    """A marker leads to its note, and the note's arrow back to the marker."""
    page.goto(f"{address}papers/{slug}.html")
    page.locator(f'a[role="doc-noteref"][href="#fn:{number}"]').click()
    note = page.locator(f'[id="fn:{number}"]')
    expect(note).to_be_in_viewport()
    arrived(page, f"#fn:{number}")
    note.locator('a[role="doc-backlink"]').click()
    expect(page.locator(f'[id="fnref:{number}"]')).to_be_in_viewport()


def test_notes_have_their_roles(standing: Standing, served: str) -> None:
    """Markers, notes, return links and sections carry the roles of DPUB-ARIA."""
    with standing.at(served, f"papers/{PAPERS[0]}.html") as page:
        assert page.locator('section[role="doc-endnotes"] > ol > li').count() == 63
        assert page.locator('a[role="doc-noteref"]').count() == 63
        assert page.locator('a[role="doc-backlink"]').count() == 63
        assert page.locator('section[role="doc-abstract"] p').count() == 1
    with standing.at(served, f"papers/{PAPERS[4]}.html") as page:
        assert page.locator('section[role="doc-bibliography"] li').count() == 25
        assert page.locator("figure.table table caption").count() == 5
        assert page.locator("figure.table th[scope=col]").count() == 11
        expect(page.locator("#figure1 svg text").first).to_have_text("Independent Variable")


def test_dark_and_light(desk: Page, served: str) -> None:
    """The page follows the reader's scheme, and the settings change it."""
    colours = {}
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        desk.goto(served)
        colours[scheme] = desk.evaluate("getComputedStyle(document.body).backgroundColor")
    desk.get_by_role("button", name="Settings for reading").click()
    desk.get_by_label("light").check()
    expect(desk.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert colours["light"] != colours["dark"]


@pytest.mark.alike
def test_paragraph_numbers_are_links(page: Page, address: str) -> None:
    """Each number leads to its own paragraph."""
    page.goto(f"{address}papers/{PAPERS[1]}.html")
    numbers = page.locator("a.pnum")
    assert numbers.count() == 60
    shown = "(e) => [getComputedStyle(e, '::before').content, e.textContent, e.getAttribute('aria-label')]"
    assert numbers.nth(11).evaluate(shown) == ['"12"', "", "Paragraph 12"]  # shown and named, not copied
    numbers.nth(11).click()
    arrived(page, "#p12")


@pytest.mark.alike
def test_cards_are_those_of_the_corpus(page: Page, address: str, root: Path) -> None:
    """The home page presents the papers in the corpus's order."""
    assert yaml_of(root / "corpus" / "corpus.yaml")["papers"] == [*PAPERS]
    page.goto(f"{address}index.html")
    links = page.locator(".paper-card h3 a")
    assert [links.nth(i).get_attribute("href") for i in range(5)] == [
        f"papers/{slug}.html" for slug in PAPERS
    ]


def test_missing_page_is_ours(desk: Page, served: str) -> None:
    """The page for a wrong address has the site's header, menu and footer."""
    desk.goto(served + "404.html")
    expect(desk.locator("h1")).to_contain_text("404")


def test_without_scripts_the_text_is_there(plain: Page, served: str) -> None:
    """With scripts off, text, notes and links work."""
    plain.goto(f"{served}papers/{PAPERS[0]}.html")
    plain.locator('a[href="#fn:5"]').first.click()
    expect(plain.locator('[id="fn:5"]')).to_be_in_viewport()


def test_a_citation_leads_to_its_work_and_back(page: Page, address: str) -> None:
    """From the text to the work's page, and from there back to the citing paragraph."""
    page.goto(f"{address}papers/{PAPERS[4]}.html")
    link = page.locator('#p5 a[role="doc-biblioref"]')
    assert link.inner_text() == "Small, 2015"
    link.click()
    expect(page.locator("h1")).to_contain_text("Small 2015")
    page.locator(".citing a", has_text="paragraph 5").first.click()
    expect(page.locator("#p5")).to_be_in_viewport()


def test_an_unresolved_citation_says_why(standing: Standing, served: str) -> None:
    """An unresolved citation is not a link, and gives its reason (which previews show)."""
    with standing.at(served, f"papers/{PAPERS[3]}.html") as page:
        spans = page.locator("span.citation-unresolved")
        assert spans.count() == 31
        expect(spans.first).to_have_attribute("data-reason", "The paper prints no list of references.")
        assert page.locator('a[role="doc-biblioref"]').count() == 0


@pytest.mark.alike
def test_an_entry_leads_to_the_places_that_cite_it(page: Page, address: str) -> None:
    """An entry of a printed list links to its work and to the citing paragraphs."""
    page.goto(f"{address}papers/{PAPERS[4]}.html#ref21")
    entry = page.locator("#ref21")
    expect(entry).to_contain_text("Small, A. (2015).")
    entry.locator('a[href="#p31"]').click()
    expect(page.locator("#p31")).to_be_in_viewport()


def test_filters_of_the_bibliography(page: Page, address: str) -> None:
    """Filters by paper, type and decade narrow the list, also from disk."""
    page.goto(f"{address}bibliography.html")
    works = page.locator("ul.works > li")
    everything = works.count()
    page.locator("select[name=type]").select_option("thesis")
    assert works.locator("visible=true").count() < everything
    shown = page.locator("ul.works > li:not([hidden])")
    assert shown.count() == 2
    page.locator("select[name=type]").select_option("")
    page.locator("select[name=papers]").select_option(PAPERS[4])
    assert shown.count() == 25
    page.locator("select[name=decade]").select_option("2000s")
    expect(page.locator("#kux2001united")).to_be_visible()
    assert shown.count() == 3
    assert "decade=2000s" in page.url


def test_bibliography_without_scripts(plain: Page, served: str) -> None:
    """Without scripts the whole list is shown, without filters."""
    plain.goto(f"{served}bibliography.html")
    assert plain.locator("ul.works > li").count() == 129
    assert plain.locator("select").count() == 0


def test_the_contents_mark_where_one_is(desk: Page, served: str) -> None:
    """The contents mark the section that a link led to, also the last one, which the page’s end keeps low."""
    desk.goto(f"{served}papers/{PAPERS[0]}.html")
    contents = desk.locator(".md-sidebar--secondary")
    for name in ("Notes", "Cite this paper"):
        contents.get_by_role("link", name=name, exact=True).click()
        expect(contents.locator(".md-nav__link--active")).to_have_text(name)
