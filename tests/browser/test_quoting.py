"""Quoting and arriving: footnotes, nested marks, the box's place, whole words, layers, deep links, copying."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from borrowed import Tabs
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser
from standing import Standing
from test_reading import PAPERS
from waiting import arrived, drawn, expect, until

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS

# Select some words of the page, or from one place to another; the words are the author's.
SELECT = """([first, last]) => {
  const { nodes, text } = PageText.read(document.querySelector("article"));
  const from = text.indexOf(first), to = text.indexOf(last, from) + last.length;
  const range = PageText.range(nodes, from, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
}"""


@pytest.fixture
def visitor(tabs: Tabs, served: str) -> Iterator[Page]:
    """Return a page that may use the clipboard, at the first paper."""
    with tabs.lend(served, "clipboard-read", "clipboard-write") as page:
        page.goto(f"papers/{ARSHAD}.html")
        yield page


@pytest.fixture
def reader(standing: Standing, served: str) -> Iterator[Page]:
    """Return the first paper, which stays open: for tests that leave neither it nor the place where they are."""
    with standing.at(served, f"papers/{ARSHAD}.html") as page:
        yield page


def quoted(page: Page, first: str, last: str = "", form: str = "Quotation") -> str:
    """Select words, press a button of the box, and return what it copies."""
    page.evaluate("navigator.clipboard.writeText('-')")
    page.keyboard.press("Escape")
    expect(page.locator(".quote-box")).to_be_hidden()
    page.evaluate(SELECT, [first, last or first])
    page.locator(".quote-box").get_by_role("button", name=form, exact=True).click()
    until(page, "navigator.clipboard.readText().then((text) => text !== '-')")
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text


def test_a_quotation_as_a_footnote(visitor: Page) -> None:
    """In Chicago's form, full and short (18, 13.21 and 13.32); the box's style applies everywhere."""
    words = "The answer is NO."
    assert quoted(visitor, words).startswith(f"“{words}” (Arshad, n.d., para. ")
    style = visitor.get_by_label("Citation style").and_(visitor.locator("select"))
    style.select_option(label="Chicago, notes–bibliography")
    title = "Seeking a Collaborative Security Alliance Framework for Pakistan"
    first = quoted(visitor, words)
    assert first.startswith(f"“{words}”\n\nMuhammad Arshad, “{title},” n.d., par. ")
    assert ", http" in first
    assert quoted(visitor, words, form="Note") == first.partition("\n\n")[2]
    assert quoted(visitor, words, form="Short note").startswith(f"Arshad, “{title},” par. ")
    assert quoted(visitor, words, form="Bibliography") == f"Arshad, Muhammad. “{title}.” n.d."
    expect(visitor.get_by_role("tab", selected=True)).to_have_text("Chicago, notes–bibliography")
    two = quoted(visitor, "The answer is NO.", "Levi-Faur, David")
    assert "par. " in two
    assert " to note 1, http" in two
    style.select_option(label="MLA 9")
    assert re.fullmatch(r"\(Arshad, par\. \d+\)", quoted(visitor, words, form="In text"))
    style.select_option(label="Chicago, author–date")
    assert re.fullmatch(r"\(Arshad, n\.d\., par\. \d+\)", quoted(visitor, words, form="In text"))
    style.select_option(label="Harvard")
    assert re.fullmatch(r"\(Arshad, no date, para\. \d+\)", quoted(visitor, words, form="In text"))
    visitor.goto("works/small2015china.html")  # the choice is kept
    expect(visitor.get_by_role("tab", selected=True)).to_have_text("Harvard")


def test_the_box_is_reached_by_keyboard(reader: Page) -> None:
    """What appears is said; Tab leads into it from selected words and, past its last button, on from their paragraph."""
    reader.evaluate(SELECT, ["The theoretical framework", "this study"])
    box = reader.locator(".quote-box")
    expect(reader.get_by_text("Quote and cite paragraph 3: the Tab key leads there.")).to_have_role("status")
    reader.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Quotation")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(box.get_by_role("button", name="Copied")).to_be_focused()
    assert "The theoretical framework of this study" in reader.evaluate("navigator.clipboard.readText()")
    for _ in range(3):
        reader.keyboard.press("Shift+Tab")
    expect(reader.locator("#p3 > .pnum")).to_be_focused()
    reader.keyboard.press("Tab")
    box.get_by_role("button").last.focus()
    reader.keyboard.press("Tab")
    expect(reader.locator("#p3 a:not(.pnum)").first).to_be_focused()
    reader.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(reader.locator("main > [role=status]").first).to_have_text("")


PLACES = "(all) => all.map((one) => Math.round(one.getBoundingClientRect().left))"


def test_what_is_copied_moves_no_button(reader: Page) -> None:
    """“Copied” takes the place of a longer and of a shorter label, and all buttons stay where they are."""
    reader.evaluate(SELECT, ["The theoretical framework", "this study"])
    buttons = reader.locator(".quote-forms button")
    expect(reader.locator(".quote-box")).to_be_visible()
    before = buttons.evaluate_all(PLACES)
    for name in ("Reference list", "Link"):
        buttons.and_(reader.get_by_role("button", name=name, exact=True)).click()
    expect(buttons.and_(reader.get_by_role("button", name="Copied"))).to_have_count(2)
    assert buttons.evaluate_all(PLACES) == before


def test_what_is_set_off_is_what_is_shown(page: Page, address: str) -> None:
    """The button that is set off is the one whose words are shown; on disk they have no address of a folder."""
    page.goto(f"{address}papers/{ARSHAD}.html")
    first, shown = page.locator(".quote-first"), page.locator(".quote-shown")
    page.evaluate(SELECT, ["The theoretical framework", "this study"])
    expect(first).to_have_text("Quotation")
    expect(shown).to_contain_text("“The theoretical framework of this study")
    expect(shown).not_to_contain_text("file:")
    page.locator("#p4 > .pnum").click()
    expect(first).to_have_text("Link")
    expect(shown).to_have_text(re.compile(rf"(?:http.*/|^)papers/{ARSHAD}\.html#p4$"))


NESTED = {
    "the “vivisection” of": "the ‘vivisection’ of",
    "a “‘deep’ word” here": "a ‘“deep” word’ here",
    "Pakistan’s ‘security’ and states’ fears": "Pakistan’s ‘security’ and states’ fears",
    "end of quoted” words": "end of quoted’ words",
}


def test_marks_within_marks(reader: Page) -> None:
    """Quotation marks within a quotation change by level; apostrophes stay."""
    made = reader.evaluate("(all) => all.map((words) => [words, Quotation.nested(words)])", [*NESTED])
    assert dict(made) == NESTED


def test_marks_within_marks_are_copied(reader: Page) -> None:
    """In text and LaTeX; a block quotation in Markdown keeps the marks that are printed."""
    first, last = "the “dominant model” of international relations", "relations"
    assert quoted(reader, first).startswith("“the ‘dominant model’ of international relations”")
    assert "> the “dominant model” of international" in quoted(reader, first, last, "Markdown")
    assert "note = {``the {\\textquoteleft}dominant model' of international relations''" in quoted(
        reader, first, last, "BibTeX"
    )


def test_half_a_word_is_quoted_whole(reader: Page) -> None:
    """A selection from the middle of one word to the middle of another includes both words in full."""
    text = quoted(reader, "umongous traditional", "non-traditional secur")
    assert text.startswith("“humongous traditional and non-traditional security”")
    assert text.endswith(":~:text=humongous%20traditional%20and%20non%2Dtraditional%20security")


def test_a_selection_that_begins_in_a_heading(reader: Page) -> None:
    """A selected heading is offered, too, and a triple click does not include the next paragraph."""
    assert "Heading “Introduction” to paragraph 1." in quoted(reader, "Introduction", "humongous")
    reader.keyboard.press("Escape")
    reader.evaluate(
        """() => {
          const range = document.createRange();
          range.setStart([...document.getElementById("p2").childNodes].find(({ nodeType }) => nodeType === 3), 0);
          range.setEnd(document.getElementById("theoretical-construct"), 0);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    expect(reader.locator(".quote-title")).to_have_text("Quote and cite paragraph 2")
    reader.locator(".quote-box").get_by_role("button", name="Quotation", exact=True).click()
    until(reader, "navigator.clipboard.readText().then((text) => text.includes('Paragraph 2. '))")


SIZES = ((320, 256), (360, 740), (640, 450), (1280, 900), (1920, 1080))


def test_the_box_stays_in_the_window(reader: Page) -> None:
    """The box is below the words, above them, or at the foot, and always whole in the window."""
    for (width, height), edge in itertools.product(SIZES, ("start", "end")):
        reader.set_viewport_size({"width": width, "height": height})
        reader.evaluate("getSelection().removeAllRanges()")
        expect(reader.locator(".quote-box")).to_be_hidden()
        reader.evaluate(  # at once: the box may come at any time after the selection
            f"""([words, block]) => {{
              ({SELECT})([words, words]);
              getSelection().anchorNode.parentElement.scrollIntoView({{ block, behavior: "instant" }});
            }}""",
            ["this process is performed", edge],
        )
        reader.locator(".quote-box").wait_for()
        drawn(reader)
        box = reader.locator(".quote-box").bounding_box()
        assert box is not None
        assert box["x"] >= 0, (width, edge)
        assert box["y"] >= 0, (width, edge)
        assert box["x"] + box["width"] <= width, edge
        assert box["y"] + box["height"] <= height, (width, edge)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_deep_link_shows_its_sentence(desk: Page, served: str, site: Path, width: int) -> None:
    """The first line of the sentence is below the header, not only the citation at its end."""
    page = desk
    page.set_viewport_size({"width": width, "height": 900})
    built = LexborHTMLParser((site / "papers" / f"{KANWAL}.html").read_bytes())
    names = [str(item.attributes["id"]) for item in built.css("article p .citation[id]")]
    assert len(names) > 40
    for name in names[:40:8] if width == 320 else names[2:40:12]:
        page.goto("about:blank")
        page.goto(f"{served}papers/{KANWAL}.html#{name}")
        until(
            page,
            """() => {
              const [range] = CSS.highlights.get("sentence");
              return range.getBoundingClientRect().top >= document.querySelector(".md-header").getBoundingClientRect().bottom;
            }""",
        )
        expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_the_printed_layer_is_never_unseen(visitor: Page) -> None:
    """On the next paper a notice and the address name the layer; a link may name the other layer."""
    visitor.get_by_label("Show the text").select_option("printed")
    arrived(visitor, f"{ARSHAD}.html?layer=printed")
    visitor.goto(f"papers/{KANWAL}.html#p20")
    note = visitor.locator(".layer-note")
    expect(note).to_be_in_viewport()
    visitor.wait_for_url("**/*?layer=printed#p20")
    assert f"{KANWAL}.html?layer=printed#p20:~:text=" in quoted(
        visitor, "hedging and strategic balancing to explain"
    )
    visitor.goto(f"papers/{KANWAL}.html?layer=edited#p20")
    expect(visitor.get_by_label("Show the text")).to_have_value("edited")
    expect(note).to_be_hidden()
    visitor.goto(f"papers/{KANWAL}.html")
    note.get_by_role("button").click()
    expect(note).to_be_hidden()
    expect(visitor.get_by_label("Show the text")).to_be_focused()
    visitor.wait_for_timeout(700)  # when the address names the layer in which the page was opened
    assert visitor.url.endswith(f"{KANWAL}.html")


def test_copying_takes_the_authors_words(reader: Page) -> None:
    """Neither a heading's link character nor a paragraph's number is copied."""
    reader.evaluate(
        """() => {
          const range = document.createRange();
          range.setStartBefore(document.getElementById("introduction"));
          range.setEndAfter(document.getElementById("p2"));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    reader.keyboard.press("Control+c")
    text = reader.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Introduction\nPakistan faces humongous")
    assert "\nThis paper argues" in text
    assert "§" not in text


def test_damaged_choices_do_no_harm(desk: Page) -> None:
    """Whatever the browser's storage holds, pages work; the fixture fails on a script error."""
    reader = desk
    reader.goto(f"papers/{IJISC}.html")
    for value in (
        "5",
        '"x"',
        "{}",
        '{"index":1,"color":7}',
        "[1]",
        '{"index":0,"color":{"a b":"c"}}',
        "nonsense",
    ):
        reader.evaluate(
            """(value) => {
              for (const key of ["/.__palette", "/.__reading", "edition-places", "edition-style", "edition-layer", "edition-slash"]) localStorage.setItem(key, value);
            }""",
            value,
        )
        reader.reload()
        expect(reader.get_by_role("tab", selected=True)).to_have_text("APA 7")
        expect(reader.get_by_label("Show the text")).to_have_value("edited")
