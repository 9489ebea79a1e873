"""Keyboard and screen readers: the menu, the sections of the navigation, the stops of Tab, accessible names."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from test_reading import PAPERS
from waiting import drawn, expect, until

WIDTHS = (320, 360, 640, 768, 1024)  # 640 is a desktop of 1280 at 200 %
PAPER = f"papers/{PAPERS[4]}.html"
SHORT = f"papers/{PAPERS[3]}.html"  # where any paper will do

AT = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  return { name: at.outerHTML.slice(0, 120), body: at === document.body,
    inside: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight };
}"""


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    """Return one page for all tests here that do not depend on what was open before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_is_always_in_sight(desk: Page, served: str, width: int) -> None:
    """From the address bar on, each Tab leads to something in the window."""
    desk.set_viewport_size({"width": width, "height": 700})
    for name in (PAPER, "chronology.html", "index-of-terms.html"):
        desk.goto(served + name)
        for _ in range(45):
            desk.keyboard.press("Tab")
            at = desk.evaluate(AT)
            assert at["inside"], (name, at["name"])


def drawer(desk: Page) -> None:
    """Work the menu of a page that is open in a window below 1220 pixels, and leave it closed in a wider one."""
    menu = desk.get_by_role("button", name="Menu", exact=True)
    panel = desk.locator(".md-sidebar--primary")
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert menu.get_attribute("aria-controls") == panel.get_attribute("id")
    assert panel.evaluate("(panel) => panel.inert")
    for key in ("Enter", "Space"):
        menu.focus()
        desk.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        close = desk.get_by_role("button", name="Close the menu")
        expect(close).to_be_focused()
        for _ in range(16):
            desk.keyboard.press("Tab")
            assert desk.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('.md-sidebar--primary')"
            )
        desk.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()
    menu.click()
    close.click()
    expect(menu).to_be_focused()
    assert panel.evaluate("(panel) => panel.inert")
    menu.click()
    desk.set_viewport_size({"width": 1280, "height": 700})
    expect(menu).to_be_hidden()
    expect(desk.locator("[inert]")).to_have_count(0)


def test_the_menu_is_a_button_and_a_drawer(desk: Page, served: str, subtests: pytest.Subtests) -> None:
    """The menu opens with Enter and Space, keeps the focus, closes with Esc or its button, and returns it."""
    for at, width in enumerate(WIDTHS):
        with subtests.test(width=width):
            desk.set_viewport_size({"width": width, "height": 700})
            if not at:
                desk.goto(served + SHORT)
            drawn(desk)
            drawer(desk)


def test_contents_in_the_menu_lead_to_their_place(desk: Page, served: str) -> None:
    """On a phone the menu contains the page's contents; following one closes it, and nothing stays inert."""
    desk.set_viewport_size({"width": 360, "height": 700})
    desk.goto(served + PAPER)
    desk.get_by_role("button", name="Menu", exact=True).click()
    contents = desk.get_by_role("button", name="contents of this page")
    expect(contents).to_have_attribute("aria-expanded", "false")
    contents.press("Enter")
    expect(contents).to_have_attribute("aria-expanded", "true")
    desk.locator(".md-sidebar--primary").get_by_role("link", name="Problem Statement", exact=True).press(
        "Enter"
    )
    expect(desk.get_by_role("heading", name="Problem Statement", exact=True)).to_be_in_viewport()
    expect(desk.get_by_role("button", name="Menu", exact=True)).to_have_attribute("aria-expanded", "false")
    expect(desk.locator("main")).not_to_have_attribute("inert", "")


@pytest.mark.parametrize("width", [360, 1280])
def test_sections_of_the_navigation_open_by_keys(desk: Page, served: str, width: int) -> None:
    """Sections are buttons that say whether they are open; Space and Enter work them and scroll nothing."""
    desk.set_viewport_size({"width": width, "height": 700})
    desk.goto(served + SHORT)
    if width < 1220:
        desk.get_by_role("button", name="Menu", exact=True).click()
    section = desk.get_by_role("button", name="About", exact=True)
    link = desk.locator(".md-sidebar--primary").get_by_role("link", name="Changes", exact=True)
    expect(section).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_hidden()
    section.press("Space")
    expect(section).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    section.press("Enter")
    expect(section).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_hidden()
    assert desk.evaluate("scrollY") == 0
    current = desk.locator(".md-sidebar--primary [aria-current=page]")
    assert current.count() == 1


@pytest.mark.parametrize("name", [PAPER, "index.html", "synopsis.html", "404.html"])
def test_the_landmark_holds_the_text_only(desk: Page, served: str, name: str) -> None:
    """There is one "main", without the navigation; the first stop of Tab leads to it."""
    desk.set_viewport_size({"width": 1280, "height": 700})
    desk.goto(served + name)
    assert desk.locator("main").count() == 1
    assert desk.locator("main .md-sidebar, main nav.md-nav").count() == 0
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Skip to content")
    desk.keyboard.press("Enter")
    expect(desk.locator("main h1").first).to_be_in_viewport()
    desk.keyboard.press("Tab")
    assert desk.evaluate("!!document.activeElement.closest('main, footer')")


@pytest.mark.parametrize("name", [PAPER, "claims/cpec.html", "about/design.html"])
def test_headings_are_called_by_their_words(desk: Page, served: str, name: str) -> None:
    """No name of a heading or section ends in the character of its link, and none is empty."""
    desk.goto(served + name)
    tree = desk.context.new_cdp_session(desk).send("Accessibility.getFullAXTree")
    found = [
        node["name"]["value"]
        for node in tree["nodes"]
        if node.get("role", {}).get("value") in {"heading", "doc-abstract", "doc-bibliography"}
    ]
    assert len(found) > 5
    assert [words for words in found if "§" in words or "Link to" in words or not words.strip()] == []


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_one_place_for_colours(page: Page, address: str) -> None:
    """A button opens the settings, also by keyboard; the choice is kept; the default is the system's."""
    page.goto(address)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert (
        page.locator(".md-header :is(button, input[type=radio], input[type=checkbox]):visible").count() == 1
    )
    button = page.get_by_role("button", name="Settings for reading")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    colours = page.get_by_role("group", name="Colours")
    colours.get_by_label("as the system").press("ArrowRight")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    colours.get_by_label("light").press("ArrowRight")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(colours).to_be_hidden()
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_menu_works_without_scripts(plain: Page, served: str) -> None:
    """Without scripts the theme's checkboxes take the focus; a closed menu contains no stop of Tab."""
    page = plain
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served + SHORT)
    panel = page.locator(".md-sidebar--primary")
    expect(panel).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Menu")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.locator(".md-sidebar--primary :focus").count() == 0
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")
    expect(panel.get_by_role("link", name="Bibliography", exact=True)).to_be_visible()
    link = panel.get_by_role("link", name="Changes", exact=True)
    expect(link).to_be_hidden()
    panel.get_by_role("checkbox", name="About").focus()
    page.keyboard.press("Space")
    expect(link).to_be_visible()


def test_forced_colours_keep_signs_and_drawings(desk: Page, served: str) -> None:
    """Arrows of the navigation and marks of the drawings have the system's colours, not the site's."""
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.emulate_media(forced_colors="active")
    desk.goto(f"{served}chronology.html")
    colours: dict[str, str] = desk.evaluate(
        """() => {
          const probe = document.createElement('i');
          document.body.append(probe);
          const system = (name) => ((probe.style.color = name), getComputedStyle(probe).color);
          const of = (selector, property, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)[property];
          return { text: system('ButtonText'), link: system('LinkText'), paper: system('Canvas'),
            arrow: of('.md-nav__icon', 'backgroundColor', '::after'), mark: of('.timeline .mark', 'fill'),
            lane: of('.timeline .lane.odd', 'fill'), year: of('.timeline .year', 'fill') };
        }"""
    )
    desk.emulate_media(forced_colors="null")
    assert colours["arrow"] == colours["text"]
    assert colours["mark"] == colours["link"]
    assert colours["lane"] == colours["paper"]
    assert colours["year"] != colours["paper"]


def test_the_sign_of_a_section_is_legible(desk: Page, served: str) -> None:
    """“§”, when shown, has a contrast of at least 4.5 to 1."""
    desk.set_viewport_size({"width": 1280, "height": 700})
    desk.goto(served + SHORT)
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        ratio = desk.evaluate(
            """() => {
              const part = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
              const light = (colour) => {
                const [r, g, b] = colour.match(/[\\d.]+/g).map(Number);
                return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
              };
              const sign = light(getComputedStyle(document.querySelector('h2 .headerlink')).color);
              const paper = light(getComputedStyle(document.body).backgroundColor);
              return (Math.max(sign, paper) + 0.05) / (Math.min(sign, paper) + 0.05);
            }"""
        )
        assert ratio >= 4.5, scheme
    desk.emulate_media(color_scheme=None)


# The target of a marker, measured from its middle; and every other link at its own words, which no
# such area may take away. To ask what lies at a point takes long on a long page, so some blocks at a time are shown,
# with three before and behind them.
TARGETS = """() => {
  const SIGNS = '.footnote-ref, .footnote-backref, .pnum, .ed-mark, .ed-back';
  const found = { signs: 0, small: [], taken: [] };
  const blocks = [...document.querySelectorAll('article :is(p, li, table, h1, h2, h3, h4, dt, dd, figcaption, summary)')]
    .filter((block) => !block.parentElement.closest('table') && !block.querySelector('p, li, table, summary'));
  const links = [...document.querySelectorAll('article :is(a, summary, button, .abbr)')].filter((link) => link.checkVisibility());
  const owner = new Map(links.map((link) => [link, blocks.findIndex((block) => block.contains(link))]));
  const alone = (first, last) => blocks.forEach((block, at) => { block.style.display = last > 0 && (at < first - 3 || at >= last + 3) ? 'none' : ''; });
  const judge = (link) => {
    const { top, bottom } = link.getBoundingClientRect();
    if (top < 120 || bottom > innerHeight - 60) link.scrollIntoView({ block: 'center' });
    if (link.matches(SIGNS)) {
      found.signs += 1;
      const box = link.getClientRects()[0];
      const hit = (x, y) => document.elementFromPoint(box.left + box.width / 2 + x, box.top + box.height / 2 + y)?.closest('a') === link;
      const reach = (x, y) => {
        let far = 0;
        while (far < 24 && hit(x * far, y * far)) far += 2; // more is not asked for
        do far -= 0.5; while (far > 0 && !hit(x * far, y * far)); // from the first place that is not its own, back
        return far + 0.5;
      };
      const size = [reach(1, 0) + reach(-1, 0), reach(0, 1) + reach(0, -1)];
      // Two signs side by side, as ° before a note's number, share what room they have.
      const near = [...link.closest('p, li').querySelectorAll(SIGNS)].some((other) => {
        const its = other.getClientRects()[0];
        return other !== link && its && Math.abs(its.top - box.top) < 12 && Math.abs(its.left + its.width / 2 - box.left - box.width / 2) < 24;
      });
      if (Math.min(...size) < (near ? 16 : 24)) found.small.push([link.outerHTML.slice(0, 90), ...size]);
    }
    for (const box of link.getClientRects()) {
      const inner = Math.min(3, box.width / 2);
      for (const x of [box.left + inner, (box.left + box.right) / 2, box.right - inner]) {
        for (const y of [box.top + 4, (box.top + box.bottom) / 2, box.bottom - 4]) {
          const other = document.elementFromPoint(x, y)?.closest('a');
          if (other && other !== link && !link.contains(other)) found.taken.push([link.outerHTML.slice(0, 60), other.outerHTML.slice(0, 60)]);
        }
      }
    }
  };
  for (let at = 0; at < blocks.length; at += 20) {
    const some = links.filter((link) => owner.get(link) >= at && owner.get(link) < at + 20);
    if (!some.length) continue;
    alone(at, at + 20);
    some.forEach(judge);
  }
  alone(0, 0);
  links.filter((link) => owner.get(link) < 0).forEach(judge);
  found.links = links.length;
  return found;
}"""


@pytest.mark.parametrize(
    ("slug", "widths"), [(PAPERS[0], [320]), (PAPERS[2], [360, 768]), (PAPERS[3], [320])]
)
def test_small_signs_take_a_finger(
    phone: Page, served: str, subtests: pytest.Subtests, slug: str, widths: list[int]
) -> None:
    """Numbers of notes and paragraphs, ° and ↩ are targets of 24 pixels, and cover no other links."""
    phone.set_viewport_size({"width": widths[0], "height": 740})
    phone.goto(f"{served}papers/{slug}.html")
    for width in widths:
        with subtests.test(width=width):
            phone.set_viewport_size({"width": width, "height": 740})
            drawn(phone)
            found = phone.evaluate(TARGETS)
            assert found["signs"] > 40
            assert found["small"] == []
            assert found["taken"] == []


SPLIT = """() => [...document.querySelectorAll('article :is(.footnote-ref, .footnote-backref, .pnum, .ed-mark, .ed-back)')]
  .filter((sign) => sign.getClientRects().length > 1).map((sign) => sign.outerHTML.slice(0, 60))"""


def test_no_sign_is_broken_over_lines(desk: Page, served: str) -> None:
    """A note number's target does not break between two lines, as its padding did at the margin."""
    broken = {}
    for slug in PAPERS:
        desk.goto(f"{served}papers/{slug}.html")
        for width in (307, 314, 328, 356, 360, 398):  # where markers were broken, in one set of fonts
            desk.set_viewport_size({"width": width, "height": 740})
            if found := desk.evaluate(SPLIT):
                broken[slug, width] = found
    assert broken == {}


def test_names_that_head_rows_are_whole(desk: Page, served: str) -> None:
    """A word in the first column of a table is not broken, on a phone either."""
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.goto(f"{served}about/design.html")
    names = desk.locator("td:first-child code")
    assert names.count() > 10
    heights = names.evaluate_all("(all) => all.map((name) => name.getClientRects().length)")
    assert set(heights) == {1}
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_is_made_anew_keeps_the_focus(desk: Page, served: str) -> None:
    """A button that goes away, and a list of results that is renewed, leave the focus at something near."""
    focused = "document.activeElement?.textContent?.trim()"
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.goto(f"{served}bibliography.html")
    desk.get_by_role("button", name="Choose all 129 shown").press("Enter")
    assert desk.evaluate(focused) == "None"
    desk.goto(f"{served}concordance.html?q=gwadar&with=port")
    lines = desk.locator(".kwic-lines tbody tr, .kwic tbody tr")
    expect(lines.first).to_be_attached()
    desk.locator(".kwic-filter button").press("Enter")
    assert desk.evaluate("Boolean(document.activeElement?.closest('.kwic a'))")
    desk.goto(f"{served}index.html")
    field = desk.locator("#search-field")
    field.fill("gwadar")
    expect(desk.locator(".search-panel a").nth(2)).to_be_visible()
    desk.locator(".search-panel a").nth(1).focus()
    at = desk.evaluate("document.activeElement.href")
    desk.evaluate(
        "document.querySelector('#search-field').dispatchEvent(new Event('input'))"
    )  # as a late answer
    until(desk, f"document.activeElement.href === {json.dumps(at)}")
    assert desk.evaluate("document.querySelector('.search-panel').contains(document.activeElement)")
