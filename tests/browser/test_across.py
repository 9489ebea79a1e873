"""The pages across the papers: drawings, lists and filters, with the keyboard, without scripts, on a phone."""

from __future__ import annotations

import re

import pytest
from borrowed import PHONE
from playwright.sync_api import Page
from waiting import SCHEMES, arrived, coloured, expect

DRAWINGS = [("chronology", ".timeline"), ("sources", ".sharing")]
SHORTEST = 24  # WCAG 2.2, 2.5.8


@pytest.mark.alike
@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("chronology", ".timeline", "subcontinent in 1947"),
        ("sources", ".sharing-works", "Every place that cites it"),
    ],
)
def test_marks_are_reached_with_the_keyboard(
    page: Page, address: str, name: str, kind: str, words: str
) -> None:
    """A mark has a name of its own; with the focus it shows the preview, and Enter follows it."""
    page.goto(f"{address}{name}.html")
    links = page.locator(f"{kind} .drawn")
    names = links.evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim())"
    )
    assert len(set(names)) == len(names) > 10
    mark = links.first
    mark.scroll_into_view_if_needed()
    page.keyboard.press("Tab")  # a key, not an address, moves the focus
    mark.focus()
    expect(page.locator("#preview")).to_contain_text(words)
    wanted = mark.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")


def test_drawings_on_a_phone(plain: Page) -> None:
    """Without scripts the time line runs down the page, and the shared works fit it; targets are large enough."""
    plain.set_viewport_size(PHONE)
    for name, marks in (("chronology", ".time-column .drawn"), ("sources", ".sharing .drawn")):
        plain.goto(f"/{name}.html")
        assert plain.evaluate("document.documentElement.scrollWidth") <= 360
        sizes = plain.locator(marks).evaluate_all(
            "all => all.map((one) => [one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
        )
        assert min(min(size) for size in sizes) >= SHORTEST
        assert plain.locator(".timeline").count() == 0 or plain.locator(".timeline").is_hidden()


def test_the_chronology_without_scripts(plain: Page) -> None:
    """Without scripts all events are shown, there is no filter, and a mark leads to its event."""
    plain.set_viewport_size(PHONE)
    plain.goto("/chronology.html")
    assert plain.locator("ol.events > li:visible").count() == plain.locator(".timeline a").count()
    expect(plain.locator("#chronology-filters")).to_be_empty()
    plain.locator('.time-column a[href="#sino-indian-war"]').click()
    expect(plain.locator("#sino-indian-war")).to_be_in_viewport()
    plain.locator("#sino-indian-war a").first.click()
    arrived(plain, "papers/yousaf-ma-regional-integration.html#p38")


@pytest.mark.alike
def test_the_chronology_by_paper(page: Page, address: str) -> None:
    """One paper gives three places of two events, read by hand; the address keeps the choice."""
    page.goto(f"{address}chronology.html")
    every = page.locator("ol.events > li:visible").count()
    page.locator("select[name=paper]").select_option("ijisc-balancing-act")
    shown = page.locator("ol.events > li:visible")
    expect(shown).to_have_count(3)  # CPEC in 2013, the ambassador in 2021, its own publication
    assert [shown.nth(number).get_attribute("id") for number in range(3)] == [
        "cpec",
        "ambassador",
        "paper-ijisc-balancing-act",
    ]
    expect(page.locator(".timeline a:visible")).to_have_count(3)
    expect(page.locator("h3:visible")).to_have_text(["2010s", "2020s"])
    expect(page.locator("#chronology-filters output")).to_have_text(f"3 of {every} entries")
    arrived(page, "chronology.html?paper=ijisc-balancing-act")
    page.locator("select[name=theme]").select_option("economy")
    expect(shown).to_have_count(1)
    page.reload()
    expect(shown).to_have_count(1)


@pytest.mark.alike
def test_a_link_finds_an_event_that_is_filtered_out(page: Page, address: str) -> None:
    """An address with an event shows it, whatever the filters say."""
    page.goto(f"{address}chronology.html?paper=ijisc-balancing-act#kargil")
    expect(page.locator("#kargil")).to_be_in_viewport()


@pytest.mark.alike
def test_an_address_that_makes_no_sense_shows_all(page: Page, address: str) -> None:
    """An unknown paper (even a name that JavaScript defines) and broken escapes select nothing."""
    page.goto(f"{address}chronology.html?paper=constructor&theme=toString#%E0%A4%A")
    expect(page.locator("ol.events > li[hidden]")).to_have_count(0)
    expect(page.locator("select[name=paper]")).to_have_value("")
    expect(page.locator("#chronology-filters output")).to_have_text(re.compile(r"^(\d+) of \1 entries$"))


def test_a_choice_outlasts_the_place_where_one_arrived(page: Page, address: str) -> None:
    """What is chosen after following a link stays chosen when the page is loaded again."""
    page.goto(f"{address}chronology.html#kargil")
    page.locator("select[name=paper]").select_option("ijisc-balancing-act")
    page.reload()
    expect(page.locator("ol.events > li:visible")).to_have_count(3)


@pytest.mark.alike
def test_the_matrix_leads_to_citing_sentences(page: Page, address: str) -> None:
    """The number of places links to the work's page, which lists that many sentences of the paper."""
    page.goto(f"{address}sources.html")
    name = "5 citing places in Kanwal et al., Small 2015, The China Pakistan Axis: Asia’s New Geopolitics"
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url("**/works/small2015china.html#cited")
    section = page.locator("section.citing").filter(has_text="Kanwal")
    expect(section.locator("q")).to_have_count(5)


CONTRAST = """kind => {
          const light = (colour) => {
            const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
              const value = part / 255;
              return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const ground = light(getComputedStyle(document.body).backgroundColor);
          return Math.min(...[...document.querySelectorAll(`${kind} .mark`)].map((mark) => {
            const style = getComputedStyle(mark);
            const colour = light(style.fill === "none" ? style.stroke : style.fill);
            return (Math.max(colour, ground) + 0.05) / (Math.min(colour, ground) + 0.05);
          }));
        }"""


@pytest.mark.parametrize(("name", "kind"), DRAWINGS)
def test_drawings_are_seen_in_both_schemes(
    desk: Page, served: str, subtests: pytest.Subtests, name: str, kind: str
) -> None:
    """Marks have a contrast of at least three to one with the background (WCAG 2.2, 1.4.11)."""
    desk.goto(f"{served}{name}.html")
    for scheme in SCHEMES:
        with subtests.test(scheme=scheme):
            coloured(desk, scheme)
            assert desk.evaluate(CONTRAST, kind) >= 3


def test_a_finger_shows_an_event_before_it_leads_there(phone: Page, served: str) -> None:
    """The first tap on an event shows the words that date it, the second follows its link."""
    phone.goto(f"{served}chronology.html")
    mark = phone.locator('.time-column a[href="#kargil"]')
    mark.tap()
    expect(phone.locator("#preview")).to_contain_text(
        "a limited armed conflict under the nuclear overhang in Kargil"
    )
    assert "#" not in phone.url
    mark.tap()
    arrived(phone, "#kargil")


@pytest.mark.alike
def test_pointing_at_a_work_or_an_event(page: Page, address: str) -> None:
    """A shared work's preview says which papers cite it, and its lines stand out; an event's has its words."""
    page.goto(f"{address}sources.html")
    page.locator('.sharing-works a[href="works/small2015china.html"]').hover()
    expect(page.locator("#preview li")).to_have_text(
        ["Yousaf & Ma, Integration: 1 citing place", "Kanwal et al.: 5 citing places"]
    )
    expect(page.locator(".edge.lit")).to_have_count(2)
    page.goto(f"{address}chronology.html")
    page.locator('.timeline a[href="#cento"] .mark').first.hover()
    expect(page.locator("#preview")).to_contain_text("Pakistan joined CENTO")
