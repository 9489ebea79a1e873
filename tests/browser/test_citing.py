"""Citing as readers do: copy a reference, a record or a quotation, and read the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from borrowed import DESK, PHONE, Tabs
from playwright.sync_api import Page, ViewportSize
from standing import Standing
from waiting import arrived, drawn, expect, until

from edition.records import bibtex, formats

# Of the program it has only what the modules that it imports have themselves: a reader of BibTeX, and names of files.
pytestmark = pytest.mark.judge(shows="site")
KANWAL = "papers/kanwal-strategic-balancing.html"


@pytest.fixture
def visitor(tabs: Tabs, served: str) -> Iterator[Page]:
    """Return a page that may use the clipboard."""
    with tabs.lend(served, "clipboard-read", "clipboard-write") as page:
        yield page


@pytest.fixture
def reader(visitor: Page) -> Page:
    """Return it at a paper."""
    visitor.goto(KANWAL)
    return visitor


@pytest.fixture
def quoting(standing: Standing, served: str) -> Iterator[Page]:
    """Return a paper that stays open, for tests that leave neither it nor the place where they are."""
    with standing.at(served, KANWAL) as page:
        yield page


def clipboard(page: Page, kind: str = "text/plain") -> str:
    """Return the contents of the clipboard."""
    text = page.evaluate(
        """async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()""", kind
    )
    assert isinstance(text, str)
    return text


def test_copy_a_reference(visitor: Page) -> None:
    """The style's tab shows its reference; the button copies it as plain and as rich text."""
    reader = visitor
    reader.goto("works/ikenberry2018end.html")
    reader.get_by_role("tab", name="MLA 9").click()
    panel = reader.locator(".cite-box .panel:visible")
    panel.get_by_role("button", name="Copy").click()
    expect(panel.get_by_role("button")).to_have_text("Copied")
    wanted = "Ikenberry, G. J. “The End of Liberal International Order?” International Affairs, vol. 94, no. 1, 2018, pp. 7–23, https://doi.org/10.1093/ia/iix241."
    assert clipboard(reader) == wanted
    assert "<em>International Affairs</em>" in clipboard(reader, "text/html")


def test_tabs_by_keyboard(reader: Page) -> None:
    """Arrows change the tab; the choice is remembered on the next page."""
    first = reader.get_by_role("tab").first
    first.focus()
    reader.keyboard.press("ArrowRight")
    expect(reader.get_by_role("tab", selected=True)).to_have_text("Chicago, notes–bibliography")
    reader.keyboard.press("Tab")
    expect(reader.locator(".cite-box .panel:visible button").first).to_be_focused()
    reader.goto(reader.url.replace("papers/kanwal-strategic-balancing", "works/small2015china"))
    expect(reader.get_by_role("tab", selected=True)).to_have_text("Chicago, notes–bibliography")


def test_copy_a_record(reader: Page) -> None:
    """The BibTeX record on the clipboard is one entry with its fields."""
    box = reader.locator(".cite-record", has=reader.locator("summary", has_text=re.compile("^BibTeX$")))
    box.locator("summary").click()
    box.get_by_role("button", name="Copy").click()
    expect(box.get_by_role("button")).to_have_text("Copied")
    (row,), failed = bibtex.read_back(clipboard(reader))
    assert failed == 0
    assert row["ID"] == "kanwal2026pakistans"
    assert row["author"] == "Kanwal, Fozia and Samrana, Shahzadi and Alvi, Ghulam Rasool"


def select(page: Page, first: str, start: int, last: str, end: int) -> None:
    """Select from a character of one paragraph to a character of another (first text nodes)."""
    page.evaluate(
        """([first, start, last, end]) => {
          const text = (id) => document.getElementById(id).lastChild.previousSibling
            ? [...document.getElementById(id).childNodes].find((n) => n.nodeType === 3 && n.data.trim())
            : document.getElementById(id).firstChild;
          const range = document.createRange();
          range.setStart(text(first), start);
          range.setEnd(text(last), end);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [first, start, last, end],
    )


def copied(page: Page, name: str) -> str:
    """Press a button of the box and return what it copies."""
    page.evaluate("navigator.clipboard.writeText('-')")
    page.locator(".quote-box").get_by_role("button", name=name, exact=True).click()
    until(page, "navigator.clipboard.readText().then((text) => text !== '-')")
    return clipboard(page)


def test_quote_a_selection(quoting: Page) -> None:
    """A selection is offered with its source, paragraph and exact address, in every form of the style."""
    reader = quoting
    select(reader, "p5", 0, "p5", 96)
    box = reader.locator(".quote-box")
    expect(box).to_contain_text("Quote and cite paragraph 5")
    words = "Conversely, Pakistan has tended to have continuity, mutual trust and strategic cooperation in relations"
    text = copied(reader, "Quotation")
    in_text = "(Kanwal et al., 2026, para. 5)"
    entry = "Kanwal, F., Samrana, S., & Alvi, G. R. (2026). Pakistan’s strategic balancing between the U.S. and China in the 21st century."
    assert text.startswith(f"“{words}” {in_text}\n\n{entry} Paragraph 5. ")
    assert copied(reader, "In text") == in_text
    assert copied(reader, "Reference list") == entry
    assert "<em>Pakistan’s strategic" in clipboard(reader, "text/html")
    expect(box.locator(".quote-shown")).to_have_text(entry)  # what was copied last
    assert copied(reader, "Link") == text.rpartition(" ")[2]
    assert "Paragraph 5. http" in text
    assert (
        unquote(text.partition("#p5:~:text=")[2])
        == "Conversely, Pakistan has tended to,and strategic cooperation in relations"
    )
    assert copied(reader, "Markdown").startswith(
        f"> {words}\n>\n> Kanwal, F., Samrana, S., & Alvi, G. R. (2026). *Pakistan"
    )
    (row,), failed = bibtex.read_back(copied(reader, "BibTeX"))
    assert failed == 0
    assert row["note"] == f"``{words}'' (paragraph 5)"


def test_the_text_fragment_leads_to_the_words(reader: Page) -> None:
    """Chromium finds the quoted words by the address that was copied."""
    select(reader, "p30", 10, "p30", 140)
    address = copied(reader, "Link")
    reader.goto("about:blank")
    reader.goto(address)
    expect(reader.locator("#p30")).to_be_in_viewport()


def test_a_paragraph_number_by_keyboard(reader: Page) -> None:
    """The number is a link; Enter leads to it, offers the paragraph, and Esc comes back."""
    number = reader.locator("#p4 > a.pnum")
    number.focus()
    reader.keyboard.press("Enter")
    arrived(reader, "#p4")
    link = reader.locator(".quote-box").get_by_role("button", name="Link")
    expect(link).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator(".quote-box")).to_contain_text("Copied")
    assert clipboard(reader).endswith(f"{KANWAL}#p4")
    text = copied(reader, "Quotation")
    assert text.startswith("“However, in the aftermath of the Cold war")
    assert "(Haqqani, 2013)" in text
    reader.locator(".quote-box").get_by_role("button", name="Quotation", exact=True).focus()
    reader.keyboard.press("Escape")
    expect(reader.locator(".quote-box")).to_be_hidden()
    expect(number).to_be_focused()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_box_does_not_cover_its_paragraph(desk: Page, served: str, size: ViewportSize) -> None:
    """After the reader follows a paragraph's number, box and paragraph are both in the window."""
    desk.set_viewport_size(size)
    desk.goto(served + KANWAL)
    for number in (1, 4, 12, 30, 41):
        desk.locator(f"#p{number} > a.pnum").click()
        desk.locator(".quote-box").wait_for()
        drawn(desk)
        box = desk.locator(".quote-box").bounding_box()
        paragraph = desk.locator(f"#p{number}").bounding_box()
        header = desk.locator(".md-header").bounding_box()
        assert box is not None
        assert paragraph is not None
        assert header is not None
        assert box["y"] >= header["y"] + header["height"], number
        assert box["y"] + box["height"] <= size["height"], number
        beside = (
            box["y"] + box["height"] <= paragraph["y"] or box["y"] >= paragraph["y"] + paragraph["height"]
        )
        assert beside, number
        top = desk.locator(".to-top").bounding_box()  # null until the page is scrolled
        assert top is None or top["y"] + top["height"] <= header["y"] + header["height"], number
        desk.keyboard.press("Escape")
        expect(desk.locator(".quote-box")).to_be_hidden()


def test_copying_without_the_clipboard_keeps_the_focus(reader: Page) -> None:
    """If the browser denies pages the clipboard, as over plain http, the box and its focus stay."""
    reader.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    select(reader, "p5", 0, "p5", 96)
    button = reader.locator(".quote-box").get_by_role("button").nth(1)
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    expect(button).to_have_text("Quotation")  # two seconds later
    expect(reader.locator(".quote-box")).to_be_visible()


def test_a_quotation_leaves_note_numbers_out(visitor: Page, served: str) -> None:
    """The text copied from a paper with notes is the author's words, and its BibTeX is complete."""
    for slug in ("arshad-security-alliance", "ijisc-balancing-act"):
        visitor.goto(f"{served}papers/{slug}.html")
        for number in range(1, 9):
            visitor.locator(f"#p{number} > a.pnum").click()
            words = copied(visitor, "Quotation").partition("\n\n")[0]
            assert not re.search(r"[a-z][.,]?\d", words), words
            rows, failed = bibtex.read_back(copied(visitor, "BibTeX"))
            assert (len(rows), failed) == (1, 0)


def test_citing_without_scripts(plain: Page, served: str) -> None:
    """All styles as text, and every record as text and as a link to save it."""
    plain.goto(served + KANWAL)
    assert plain.locator(".cite-box dd").count() == 11  # 5 styles, 2 notes, 4 in a text
    links = plain.locator(".cite-record > a")
    saved = [link.get_attribute("download") for link in links.all()]
    assert saved == [f"kanwal2026pakistans.{form}" for form in formats.FORMATS]
    plain.locator(".cite-record summary").first.click()
    expect(plain.locator(".cite-record code").first).to_contain_text("@misc{kanwal2026pakistans")


@pytest.mark.alike
def test_a_paper_without_author_says_what_is_supplied(page: Page, address: str) -> None:
    """The title is in brackets, and the box says that it is supplied."""
    page.goto(f"{address}papers/ijisc-balancing-act.html")
    box = page.locator(".cite-box")
    expect(box).to_contain_text("[Pakistan’s “Balancing Act” between China and Other Powers]")
    expect(box).to_contain_text("supplied by the editors")
    expect(box).to_contain_text("No author is printed in our source.")


def test_links_to_records_ask_for_nothing(page: Page, address: str) -> None:
    """The theme does not take a link to a record for a translation, whose sitemap it would request."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + KANWAL, wait_until="load")
    drawn(page)
    assert len(page.locator("link[rel~=alternate][href*='.bib']").all()) == 2
    assert [url for url in asked if "sitemap" in url] == []


@pytest.mark.alike
def test_downloads_are_offered(page: Page, address: str, site: Path) -> None:
    """The bibliography links every set in every format, and the files exist."""
    page.goto(f"{address}bibliography.html")
    links = page.locator("dl.downloads a")
    names = [links.nth(i).get_attribute("href") or "" for i in range(links.count())]
    assert len(names) == 6 * 4
    assert all((site / name).is_file() for name in names)
