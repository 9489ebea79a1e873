"""Previews of notes, works and editor's notes: content, opening and closing (WCAG 1.4.13)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route
from standing import Standing
from test_reading import PAPERS
from waiting import arrived, drawn, expect, until

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS


def marker(number: int) -> str:
    """Return the selector of a note's marker."""
    return f'a[role="doc-noteref"][href="#fn:{number}"]'


@pytest.mark.alike
def test_a_short_note_shows_its_full_source(page: Page, address: str) -> None:
    """Note 16 reads “Small, The China Pakistan Axis”; the preview adds the full source."""
    page.goto(f"{address}papers/{REGIONAL}.html")
    page.locator(marker(16)).hover()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Note 16")
    expect(preview).to_contain_text("Small, The China Pakistan Axis: Asia’s New Geopolitics.")
    expect(preview).to_contain_text("Random House India")


def test_an_ibid_shows_what_it_stands_for(standing: Standing, served: str) -> None:
    """Note 3 is “Ibid.”; it stands for note 2, Holsti's article on theories."""
    with standing.at(served, f"papers/{ARSHAD}.html") as page:
        page.locator(marker(3)).hover()
        preview = page.locator("#preview")
        expect(preview).to_contain_text("Ibid.")
        expect(preview).to_contain_text("Note 2")
        expect(preview).to_contain_text("Theories of International Relations")


def test_a_citation_shows_its_reference_and_why(standing: Standing, served: str) -> None:
    """The work, the printed form, and the reason for linking them."""
    with standing.at(served, f"papers/{KANWAL}.html") as page:
        page.locator("#p5 .citation").hover()
        preview = page.locator("#preview")
        expect(preview).to_contain_text("Small, Andrew. 2015.")
        expect(preview).to_contain_text(
            "Printed “Small, 2015”. Author and year fit this printed entry and no other."
        )


@pytest.mark.alike
def test_a_decision_of_the_editors_shows_its_reason(page: Page, address: str) -> None:
    """“Eqbal Ahmad (2000)” is linked to a book of interviews by decision, not by rule."""
    page.goto(f"{address}papers/{DRIVE}.html")
    page.locator(".citation", has_text="Eqbal Ahmad").hover()
    expect(page.locator("#preview")).to_contain_text("Linked by the editors:")


def test_an_unresolved_citation_shows_why(standing: Standing, served: str) -> None:
    """The preview shows the reason, also by keyboard."""
    with standing.at(served, f"papers/{IJISC}.html") as page:
        page.locator("#p1 .pnum").focus()
        page.keyboard.press("Tab")
        expect(page.locator("#preview")).to_have_text("Not resolved: The paper prints no list of references.")


@pytest.mark.alike
def test_focus_opens_and_escape_closes(page: Page, address: str) -> None:
    """By keyboard the preview opens at its link, which it describes; Esc closes it and keeps the focus."""
    page.goto(f"{address}papers/{ARSHAD}.html")
    page.locator("#p3 .pnum").focus()
    page.keyboard.press("Tab")
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert described == "preview"
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "doc-noteref"
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#fn:*")


def focused(page: Page) -> str:
    """Return the text of the focused element."""
    return str(page.evaluate("document.activeElement.textContent"))


def test_links_inside_are_reached_by_keyboard(standing: Standing, served: str) -> None:
    """Tab goes in, Shift+Tab back, Tab past the last link goes on; Esc inside returns to the trigger."""
    with standing.at(served, f"papers/{KANWAL}.html") as page:
        citation = page.locator("#p5 .citation")
        page.locator("#p5 .pnum").focus()
        page.keyboard.press("Tab")
        expect(citation).to_be_focused()
        page.keyboard.press("Tab")
        assert focused(page) == "Every place that cites it"
        page.keyboard.press("Shift+Tab")
        expect(citation).to_be_focused()
        expect(page.locator("#preview")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(page.locator("#preview")).to_be_hidden()
        expect(citation).to_be_focused()
        page.locator("#p5 .pnum").focus()
        for _ in range(3):
            page.keyboard.press("Tab")
        expect(page.locator("#p5 .said-sign")).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        expect(page.locator("#p6 .pnum")).to_be_focused()
        expect(page.locator("#preview")).to_be_hidden()


@pytest.mark.alike
def test_the_link_of_an_abbreviation_is_reached_by_keyboard(page: Page, address: str) -> None:
    """Tab and Enter follow the expansion's link to all that the edition knows about its term."""
    page.goto(f"{address}papers/{ARSHAD}.html")
    page.keyboard.press("Tab")
    page.locator("article .abbr").first.focus()
    page.keyboard.press("Tab")
    assert focused(page) == "All that the edition knows about it"
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/*.html#*")
    expect(page.locator("section.subject:target")).to_be_visible()


def test_a_preview_can_be_pointed_at_and_stays(standing: Standing, served: str) -> None:
    """The pointer may move into the preview, which stays until the pointer leaves."""
    with standing.at(served, f"papers/{KANWAL}.html") as page:
        page.locator("#p5 .citation").hover()
        preview = page.locator("#preview")
        expect(preview).to_be_visible()
        preview.hover()
        page.wait_for_timeout(600)
        expect(preview).to_be_visible()
        page.mouse.move(5, 5)
        expect(preview).to_be_hidden()


@pytest.mark.alike
def test_arriving_opens_nothing(page: Page, address: str) -> None:
    """An address that names a citation marks it; no preview covers the text."""
    page.goto(f"{address}papers/{KANWAL}.html#p5-c1")
    page.wait_for_timeout(400)
    expect(page.locator("#preview")).to_be_hidden()


@pytest.mark.alike
def test_who_points_before_the_scripts_run_has_the_preview(page: Page, address: str) -> None:
    """On a slow network the words are there first; whoever points at a link by then need not leave it and come back."""
    held: list[Route] = []
    page.route("**/shared/preview.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    with page.expect_request("**/shared/preview.js"):
        page.goto(f"{address}papers/{KANWAL}.html", wait_until="commit")
    page.locator("#p5 .citation").hover()
    held[0].continue_()
    expect(page.locator("#preview")).to_contain_text("Small, Andrew. 2015.")


@pytest.mark.alike
def test_previews_ask_for_nothing(page: Page, address: str) -> None:
    """Everything that previews show is already on the page."""
    page.goto(f"{address}papers/{KANWAL}.html")  # until all that it asks for by itself is loaded
    drawn(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#p5 .citation").hover()
    expect(page.locator("#preview")).to_be_visible()
    assert asked == []


@pytest.mark.alike
def test_focus_stays_in_a_preview_that_gets_more(page: Page, address: str) -> None:
    """Who has gone into a preview before its words are there is still at the same link when they come."""
    held: list[Route] = []
    page.route("**/data/said.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(f"{address}papers/{IJISC}.html")
    page.keyboard.press("Tab")  # previews open where a key moves the focus
    page.locator("a.said-sign").first.focus()
    expect(page.locator("#preview")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.locator("#preview :focus")
    before = focused.get_attribute("href")
    assert page.locator("#preview .said-row").count() == 0
    held[0].continue_()
    expect(page.locator("#preview .said-row").first).to_be_visible()
    assert focused.get_attribute("href") == before
    page.wait_for_timeout(400)  # longer than a preview stays when it is left
    expect(focused).to_be_visible()


def test_the_first_tap_opens_and_the_second_goes_on(phone: Page, served: str) -> None:
    """A tap shows the note; a second tap on the same marker leads to it."""
    phone.goto(f"{served}papers/{ARSHAD}.html")
    sign = phone.locator(marker(5))
    sign.tap()
    expect(phone.locator("#preview")).to_contain_text("Note 5")
    assert "#" not in phone.url
    sign.tap()
    expect(phone.locator("#preview")).to_be_hidden()
    arrived(phone, "#fn:5")


def test_a_link_inside_goes_on(phone: Page, served: str) -> None:
    """A tap on the link in a preview opens the work's page; a tap elsewhere only closes the preview."""
    phone.goto(f"{served}papers/{KANWAL}.html")
    phone.locator("#p5 .citation").tap()
    preview = phone.locator("#preview")
    expect(preview).to_be_visible()
    phone.locator("#p5").tap(position={"x": 60, "y": 3})
    expect(preview).to_be_hidden()
    phone.locator("#p5 .citation").tap()
    preview.get_by_role("link", name="Every place that cites it").tap()
    expect(phone.locator("h1")).to_contain_text("Small 2015")


def test_a_finger_closes_a_preview(phone: Page, served: str) -> None:
    """A preview that was tapped open has a button of 24 pixels or more, which stays in view; so does Esc; a mouse needs none."""
    phone.goto(f"{served}papers/{KANWAL}.html")
    preview, close = phone.locator("#preview"), phone.get_by_role("button", name="Close preview")
    sign = phone.locator("#p6 > .said-sign")
    sign.tap()
    expect(close).to_be_visible()
    box = close.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    preview.evaluate("(box) => { box.style.maxHeight = '60px'; box.scrollTop = 60; }")
    expect(close).to_be_in_viewport(ratio=0.9)
    close.tap()
    expect(preview).to_be_hidden()
    sign.tap()
    expect(preview).to_be_visible()
    phone.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    sign.hover()
    expect(preview).to_be_visible()
    expect(close).to_have_count(0)


def test_previews_stay_on_the_screen(phone: Page, served: str) -> None:
    """Wherever its marker is, the whole preview lies within the window."""
    phone.goto(f"{served}papers/{ARSHAD}.html")
    preview = phone.locator("#preview")
    for number in (4, *range(1, 64, 6)):
        phone.locator(marker(number)).scroll_into_view_if_needed()
        phone.locator(marker(number)).tap()
        expect(preview).to_contain_text(f"Note {number}")
        box = preview.bounding_box()
        assert box is not None
        assert box["x"] >= 0, number
        assert box["x"] + box["width"] <= 360, number
        assert box["y"] >= 0, number
        assert box["y"] + box["height"] <= 740, number
        assert box["height"] > 60, number
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, number
        phone.keyboard.press("Escape")
        expect(preview).to_be_hidden()


@pytest.mark.alike
def test_coming_back_the_place_is_marked(page: Page, address: str) -> None:
    """After following a marker to its note and back, the marker is highlighted."""
    page.goto(f"{address}papers/{ARSHAD}.html")
    page.locator(marker(27)).click()
    page.locator('[id="fn:27"] a[role="doc-backlink"]').click()
    colour = "(e) => getComputedStyle(e).backgroundColor"
    assert page.locator(marker(27)).evaluate(colour) != page.locator(marker(28)).evaluate(colour)


def marked_sentence(page: Page) -> str:
    """Return the text of the marked sentence."""
    until(page, "CSS.highlights.has('sentence')")
    words = page.evaluate("[...CSS.highlights.get('sentence')].map(String).join()")
    assert isinstance(words, str)
    return words


def test_a_work_leads_to_the_exact_sentence(page: Page, address: str) -> None:
    """The citing sentence is marked exactly, and in view."""
    page.goto(f"{address}works/small2015china.html")
    page.locator(".citing a", has_text="paragraph 41").click()
    arrived(page, "#p41-c2")
    expect(page.locator("#p41-c2")).to_be_in_viewport()
    marked = marked_sentence(page)
    assert marked.startswith("The involvement of Pakistan in the War on Terrorism, the expanding economic")
    assert marked.endswith("have all been widely studied (Fair, 2014; Small, 2015; Wolf, 2020).")


@pytest.mark.alike
def test_a_note_leads_to_the_exact_sentence(page: Page, address: str) -> None:
    """A note's place in the text: the sentence before its marker."""
    page.goto(f"{address}works/small2015china.html")
    page.locator(".citing a", has_text="paragraph 18").click()
    assert marked_sentence(page).rstrip("16") == (
        "The proliferation of terrorist organizations and beliefs known as extremists is one of the most "
        "significant threats."
    )
