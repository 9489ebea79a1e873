"""Across the papers: the facts with their filters, and the synopsis, on desktop, phone, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from borrowed import PHONE
from playwright.sync_api import Page
from waiting import arrived, drawn, expect


@pytest.fixture(scope="module")
def facts(root: Path) -> list[dict[str, object]]:
    """Return the facts as the editors wrote them."""
    content = yaml.safe_load((root / "corpus" / "claims.yaml").read_text("utf-8"))
    return list(content["facts"])


@pytest.fixture
def phone(plain: Page) -> Page:
    """Return a phone's page without scripts."""
    plain.set_viewport_size(PHONE)
    return plain


@pytest.mark.alike
def test_filters(page: Page, address: str, facts: list[dict[str, object]]) -> None:
    """Each filter keeps the facts that match; the address keeps the choice."""
    page.goto(f"{address}claims.html")
    shown = page.locator(".matrix [data-fact]:visible")
    expect(shown).to_have_count(len(facts))
    page.get_by_label("Verdict").select_option("agree")
    agreeing = sum(fact["verdict"] == "agree" for fact in facts)
    expect(shown).to_have_count(agreeing)
    expect(page.locator("#fact-filters output")).to_have_text(f"{agreeing} of {len(facts)}")
    page.get_by_label("Verdict").select_option("differ, inside one paper")
    expect(page.locator("#fact-us-camp-decade")).to_be_visible()
    expect(page.locator("#fact-cpec-launch")).to_be_hidden()
    page.get_by_label("Topic").select_option("Forces and budgets")
    expect(shown).to_have_count(2)  # India’s forces, and the share of GDP
    assert "verdict=within" in page.url
    page.goto(f"{address}claims.html?paper=ijisc-balancing-act&topic=cpec")
    names = {"cpec-launch", "cpec-volume", "cpec-flagship", "cpec-beneficiary", "cpec-debt"}
    expect(shown).to_have_count(len(names))
    assert set(shown.evaluate_all("all => all.map(one => one.id.slice(5))")) == names


@pytest.mark.alike
def test_a_link_shows_a_fact_that_a_filter_hides(page: Page, address: str) -> None:
    """The address of a fact on the first page leads to its quotations, whatever is filtered there."""
    page.goto(f"{address}claims.html?verdict=agree#fact-cpec-launch")
    page.wait_for_url("**/claims/cpec.html#fact-cpec-launch")
    expect(page.locator("article#fact-cpec-launch")).to_be_in_viewport()


@pytest.mark.alike
def test_all_facts_at_a_glance(page: Page, address: str, facts: list[dict[str, object]]) -> None:
    """The matrix has every fact, differences first; its heads stay in view; a value shows its words and leads there."""
    page.goto(f"{address}claims.html")
    rows = page.locator(".matrix [data-fact]")
    expect(rows).to_have_count(len(facts))
    differing = [f"{fact['id']}" for fact in facts if fact["verdict"] == "differ"]
    shown = rows.evaluate_all("all => all.map((one) => one.dataset.fact)")
    assert shown[: len(differing)] == differing
    row = page.locator(".matrix [data-fact='cpec-launch']")
    assert [cell.inner_text().split() for cell in row.locator("td").all()] == [
        [], [], [], ["2013", "¶1", "¶4"], ["2015", "¶6", "¶32"],
    ]  # fmt: skip
    row.locator(".matrix-words").first.hover()
    expect(page.locator("#preview blockquote")).to_have_count(2)
    expect(page.locator("#preview blockquote").first).to_contain_text("This grand plan that started in 2013")
    page.locator(".matrix [data-fact='us-camp-decade']").scroll_into_view_if_needed()
    expect(page.get_by_role("columnheader", name="Kanwal et al.")).to_be_in_viewport()
    row.locator("a[href='papers/kanwal-strategic-balancing.html#p32']").click()
    expect(page.locator("#p32")).to_be_in_viewport()


@pytest.mark.alike
def test_the_matrix_obeys_the_filters(page: Page, address: str) -> None:
    """Rows and groups without a fact that fits are left out."""
    page.goto(f"{address}claims.html?verdict=agree&topic=cpec")
    shown = page.locator(".matrix [data-fact]:visible").evaluate_all(
        "all => all.map((one) => one.dataset.fact)"
    )
    assert shown == ["cpec-volume", "cpec-flagship", "cpec-debt"]
    expect(page.locator(".matrix .matrix-group:visible")).to_have_count(1)


@pytest.mark.alike
@pytest.mark.parametrize(
    ("fact", "place", "words"),
    [
        ("cpec-launch", "papers/kanwal-strategic-balancing.html#p32", "Introduced in 2015 as a flagship"),
        ("trade-china", "papers/arshad-security-alliance.html#p29", "was US $ 24.1 Billion"),
        ("kargil", "papers/arshad-security-alliance.html#fn:32", "Indian scholars prefer"),
        ("alliance-or-balance", "papers/kanwal-strategic-balancing.html#list16", "keep up yet a balanced"),
    ],
)
def test_a_quotation_leads_to_its_words(page: Page, address: str, fact: str, place: str, words: str) -> None:
    """The link under a quotation leads to the place of its words."""
    page.goto(f"{address}claims.html#fact-{fact}")
    page.locator(f'article#fact-{fact} .statement-places a[href="../{place}"]').first.click()
    target = page.locator(f'[id="{place.partition("#")[2]}"]')
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text(words)


@pytest.mark.alike
def test_a_cited_work_and_a_note(page: Page, address: str) -> None:
    """A statement's citation links to the work, and one in a note also to the note."""
    page.goto(f"{address}claims.html#fact-indian-forces")
    line = page.locator("article#fact-indian-forces .statement-places").first
    expect(line).to_have_text("paragraph 16; cites note 38: The International Institute for Strategic "
                              "Studies (IISS) n.d.")  # fmt: skip
    line.locator("a").last.click()
    arrived(page, "works/iissndmilitary.html")


def test_facts_without_scripts_on_a_phone(phone: Page, facts: list[dict[str, object]]) -> None:
    """Without scripts everything is shown, nothing scrolls sideways, and there is no empty filter."""
    phone.goto("/claims.html")
    expect(phone.locator(".matrix [data-fact]:visible")).to_have_count(len(facts))
    assert phone.locator("#fact-filters select").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.locator("#accord a").click()
    expect(phone.locator("#fact-accord-effect .verdict")).to_contain_text(
        "Differ between papers; inside one paper"
    )
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.alike
def test_synopsis_at_a_desk(page: Page, address: str) -> None:
    """The page scrolls, and no box in it; the names of the papers stay below the header."""
    page.goto(f"{address}synopsis.html")
    expect(page.get_by_role("columnheader")).to_have_count(5)
    expect(page.get_by_role("rowheader")).to_have_count(10)
    last = page.get_by_role("rowheader", name="Policy advice")
    last.evaluate("(row) => row.scrollIntoView({ block: 'center', behavior: 'instant' })")
    expect(last).to_be_in_viewport()
    expect(page.get_by_role("columnheader", name="Kanwal")).to_be_in_viewport()
    boxes = "(table) => [table, table.parentElement].map((box) => getComputedStyle(box).overflowY)"
    assert page.locator(".synopsis").evaluate(boxes) == ["visible", "visible"]


def test_choice_of_papers(page: Page, address: str) -> None:
    """Columns can be hidden and shown; the last one stays; the address keeps the choice."""
    page.goto(f"{address}synopsis.html?papers=arshad-security-alliance,ijisc-balancing-act")
    heads = page.get_by_role("columnheader")
    expect(heads).to_have_count(2)
    page.get_by_label("Arshad", exact=True).uncheck()
    expect(heads).to_have_count(1)
    expect(page.get_by_label("[Pakistan’s “Balancing Act”")).to_be_disabled()
    page.get_by_label("Kanwal").check()
    expect(heads).to_have_count(2)
    expect(page.locator("td:visible[data-paper=kanwal-strategic-balancing]")).to_have_count(10)
    arrived(page, "?papers=ijisc-balancing-act,kanwal-strategic-balancing")


def test_synopsis_without_scripts_on_a_phone(phone: Page) -> None:
    """On a phone the questions follow each other, each answer below its paper’s name."""
    phone.goto("/synopsis.html")
    expect(phone.locator(".synopsis td:visible")).to_have_count(50)
    expect(phone.locator(".cell-paper:visible")).to_have_count(50)
    left = phone.locator("#thesis td").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert len(set(left)) == 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.locator('#thesis a[href="papers/kanwal-strategic-balancing.html#p109"]').click()
    expect(phone.locator("#p109")).to_be_in_viewport()


@pytest.mark.alike
def test_a_question_leads_to_its_row(page: Page, address: str) -> None:
    """The list of questions links to the rows, which stay clear of the table's head."""
    page.goto(f"{address}synopsis.html")
    page.get_by_role("navigation", name="Questions").get_by_role("link", name="Thesis").click()
    drawn(page)
    head = page.locator(".synopsis thead").bounding_box()
    row = page.locator("#thesis th").bounding_box()
    assert head
    assert row
    assert head["y"] + head["height"] <= row["y"] + 1
    expect(page.locator("#thesis th")).to_be_in_viewport()


@pytest.mark.alike
def test_all_columns_of_the_synopsis_are_in_view(page: Page, address: str) -> None:
    """On a desktop no column is cut, and no line begins with a comma: each comma stays with its link."""
    page.goto(f"{address}synopsis.html")
    room = "(region) => region.scrollWidth <= region.clientWidth"
    assert page.locator(".synopsis-region").evaluate(room)
    for text in page.locator(".cell-places").evaluate_all(
        "(all) => all.flatMap((line) => [...line.childNodes]).filter((node) => node.nodeType === 3).map((node) => node.data)"
    ):
        assert text == " "
