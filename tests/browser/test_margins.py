"""What the edition says of a paragraph, in its margin; and the pages of terms, to which it leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from standing import Standing
from test_reading import PAPERS
from waiting import arrived, expect

KANWAL = f"papers/{PAPERS[4]}.html"
SIGN, LABEL = "#p6 > .said-sign", "#p6 .said-label"

# Of paragraph 6: its width with the edition's parts and without; where text, sign and first label begin and end;
# the right edge of the navigation; whether any label that shows is cut.
LAYOUT = """() => {
  const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
  const labels = [...document.querySelectorAll('#p6 .said-label')].map((label) => label.getBoundingClientRect());
  const frame = box('#p6 .said-labels');
  const seen = labels.filter(({ left, width }) => width && left < frame.right - 1);
  const found = {
    text: box('#p6').left, sign: box('#p6 .said-sign').right, seen: seen.length,
    label: seen.length ? Math.max(...seen.map(({ right }) => right)) : 0,
    first: seen.length ? Math.min(...seen.map(({ left }) => left)) : 0,
    cut: seen.filter(({ bottom }) => bottom > frame.bottom + 1).length,
    menu: box('.md-sidebar--primary').right, width: box('#p6').width, scrolls: document.documentElement.scrollWidth > innerWidth,
  };
  for (const part of document.querySelectorAll('.said-sign, .said-labels')) part.remove();
  return { ...found, bare: box('#p6').width };
}"""


def test_in_the_margin(page: Page, address: str) -> None:
    """The sign stands left of the text; the words of the other side are loaded when they are asked for, and shown."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{KANWAL}#p6", wait_until="load")
    sign = page.locator(SIGN)
    assert not [name for name in asked if "said.js" in name]
    sign.hover()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("This grand plan that started in 2013")
    expect(preview).to_contain_text("The China–Pakistan Economic Corridor begins")
    expect(preview).not_to_contain_text(
        "In 2015, the scale of bilateral cooperation"
    )  # that is this paragraph
    assert len([name for name in asked if "said.js" in name]) == 1
    page.mouse.move(5, 5)
    page.keyboard.press("Escape")
    page.locator("#p6 .citation").last.focus()
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.closest('#preview') !== null"):
        page.keyboard.press("Tab")
    expect(sign).to_be_focused()
    expect(preview).to_contain_text("This grand plan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/cpec.html#fact-cpec-launch")
    page.go_back()
    page.locator(SIGN).click()
    expect(page.locator("#said-p6")).to_be_in_viewport()


@pytest.mark.alike
@pytest.mark.parametrize("width", [1280, 1920])
def test_the_text_keeps_its_measure(page: Page, address: str, width: int) -> None:
    """Sign and links stand left of the text, right of the menu, whole, and do not narrow it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}{KANWAL}")
    if width > 1800:
        page.locator(LABEL).first.hover()
        expect(page.locator("#preview")).to_contain_text("This grand plan that started in 2013")
        expect(page.locator("#preview")).not_to_contain_text("Economic Corridor begins")
    found = page.evaluate(LAYOUT)
    assert found["width"] == found["bare"]
    assert found["sign"] < found["text"]
    assert found["label"] < found["text"]
    assert (found["seen"] > 2) == (width > 1800)
    assert found["cut"] == 0
    assert not found["scrolls"]
    if width > 1800:
        assert found["first"] > found["menu"]


def test_on_a_phone(phone: Page, served: str) -> None:
    """One small sign with a finger's target: the first tap shows the list, the second leads to it."""
    phone.emulate_media(color_scheme="dark")
    phone.goto(f"{served}{KANWAL}")
    sign = phone.locator(SIGN)
    sign.scroll_into_view_if_needed()
    box = sign.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for dx, dy in ((-11, 0), (11, 0), (0, -11), (0, 11)):
        at = [middle[0] + dx, middle[1] + dy]
        assert (
            phone.evaluate("([x, y]) => document.elementFromPoint(x, y).className", at)
            == "said-sign editorial"
        )
    sign.tap()
    preview = phone.locator("#preview")
    expect(preview).to_contain_text(
        "2013, [Pakistan’s “Balancing Act”] ¶1: This grand plan that started in 2013"
    )
    shown = preview.bounding_box()
    assert shown is not None
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 360
    sign.tap()
    expect(preview).to_be_hidden()
    arrived(phone, "#said-p6")
    expect(phone.locator("#said-p6")).to_be_in_viewport()


def test_signs_of_other_places(standing: Standing, served: str) -> None:
    """A list has its sign in the margin, a table in its title, a note at its end; a preview of the note has none."""
    with standing.at(served, KANWAL) as page:
        for place in ("#list7", "#table2", "#figure1"):
            sign = page.locator(f"{place} .said-sign")
            sign.hover()
            expect(page.locator("#preview .said-head").first).to_be_visible()
            page.keyboard.press("Escape")
        text, sign = page.locator("#list7").bounding_box(), page.locator("#list7 .said-sign").bounding_box()
        assert text
        assert sign
        assert sign["x"] + sign["width"] <= text["x"]
    with standing.at(served, f"papers/{PAPERS[0]}.html") as page:
        page.locator("[id='fn:60'] .said-sign").hover()
        expect(page.locator("#preview .said-head").first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("a[role='doc-noteref'][href='#fn:60']").hover()
        expect(page.locator("#preview .preview-note")).to_be_visible()
        assert page.locator("#preview .said-sign").count() == 0


@pytest.mark.alike
def test_signs_are_no_text(page: Page, address: str) -> None:
    """They are not copied, and the printed layer has none."""
    page.goto(f"{address}{KANWAL}?layer=printed")
    expect(page.locator(SIGN)).to_be_hidden()
    expect(page.locator("#said")).to_be_hidden()
    page.goto(f"{address}{KANWAL}")
    assert page.evaluate("document.querySelector('#p6 .said-sign').textContent") == ""
    assert page.evaluate("document.querySelector('#p6 .said-labels').textContent") == ""


def test_without_scripts(plain: Page, served: str) -> None:
    """The list at the end has the same links; a term that an address names is shown alone."""
    page = plain
    page.goto(f"{served}{KANWAL}#said-p6")
    assert page.locator(".said-sign").count() == 0
    row = page.locator("#said-p6")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("here 2015, there 2013")
    row.get_by_role("link", name="China–Pakistan Economic Corridor (CPEC): start and volume").click()
    arrived(page, "terms/a-c/c.html#cpec")
    expect(page.locator("#cpec")).to_be_visible()
    expect(page.locator("#cpec h2")).to_be_in_viewport()
    expect(page.locator("#china")).to_be_hidden()


@pytest.mark.alike
def test_a_term(page: Page, address: str) -> None:
    """From the index to all that the edition knows about a term, to a related one, and back to what one had."""
    page.goto(f"{address}index-of-terms/a-m.html")
    page.locator("#term-nuclear-agreement .term-head a").click()
    page.wait_for_url("**/terms/m-o.html#nuclear-agreement")
    expect(page).to_have_title(
        "India–United States civil nuclear agreement (2005–2008) - Pakistan Between Powers"
    )
    assert page.evaluate("scrollY") == 0
    shown = page.locator(".subject:visible")
    expect(shown).to_have_count(1)
    shown.get_by_role("link", name="Effect of the agreement on Pakistan’s position").hover()
    expect(page.locator("#preview")).to_contain_text(
        "to its disadvantage, Yousaf & Ma, Drive ¶39: Pakistan sought a conventional and strategic balance"
    )
    page.keyboard.press("Escape")
    shown.get_by_role("link", name="non-proliferation", exact=True).click()
    expect(page.locator("#non-proliferation")).to_be_visible()
    expect(page.locator("#nuclear-agreement")).to_be_hidden()
    page.go_back()
    expect(page.locator("#nuclear-agreement")).to_be_visible()
    page.get_by_role("link", name="in its contexts").first.click()
    expect(page.locator(".kwic-status")).to_contain_text("nuclear accord:")
    link = page.locator(".kwic-subjects").get_by_role("link")
    expect(link).to_have_text("India–United States civil nuclear agreement (2005–2008)")
    expect(link).to_have_attribute("href", "terms/m-o.html#nuclear-agreement")
    page.goto(f"{address}terms/m-o.html")
    assert page.locator(".subject:visible").count() > 20
