"""Capitals in titles: what the data and the rules protect, in BibTeX and in sentence case."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.data import corpus
from edition.language.typography import plain
from edition.pipeline import build
from edition.records import capitals, item, styles

pytestmark = pytest.mark.slow  # pandoc formats each record

# Noted by a person who read the titles of all works; “Axis” and the like are not names.
NAMES = """
Afghanistan Ahmad America Andrew Asia Asian Asia-Pacific Bajpai Balakot Barsamian Basit Bush China
China-Pakistan  China–Pakistan Clinton Congress David Edward Eqbal Eurasian Europe India Indian
Indo-Pacific Indo-Pak Indo-US  John Kanti Kargil Kenneth Krishnappa Kulbushan Mearsheimer Pak-China
Pak-US Pakistan Pakistan-China Pakistan-US  Pakistani Pakistan—China Republic Said Saira September
Sino-Indian Sino-Pak Sino-Pakistani Sino-US Southeast  Terror Thucydides US US-India US-Indian US–India W
Waltz York
"""


@pytest.fixture(scope="module")
def proper(root: Path) -> frozenset[str]:
    """Read the words and phrases that keep their capitals."""
    return corpus.load_protected(root / "corpus", "corpus")[0]


def text(parts: capitals.Pieces) -> str:
    """Return the characters of a title's pieces."""
    return "".join(part for part, _ in parts)


@pytest.mark.parametrize(
    ("title", "braced"),
    [
        ("The U.S. Indo-Pacific strategy", "The {U.S.} {Indo-Pacific} strategy"),
        ("The United States’ Tilt towards India", "The {United States}’ Tilt towards {India}"),
        ("The CPEC’s Cost (BRI)", "The {CPEC}’s Cost ({BRI})"),
        ("An Enduring U.S.-India Partnership", "An Enduring {U.S.-India} Partnership"),
        ("GDP (current US$-India)", "{GDP} (current {US}$-{India})"),
        ("US–India Courtship: From Clinton to Bush", "{US–India} Courtship: From {Clinton} to {Bush}"),
        ("Interviews with John J. Mearsheimer", "Interviews with {John J. Mearsheimer}"),
        ("Harry S. Jones and World War I", "Harry {S.} Jones and World War {I}"),
        ("Geo-Strategic Interdependence", "Geo-Strategic Interdependence"),
        ("The Long Road South", "The Long Road South"),
        ("South Asia’s Belt and Road", "{South Asia}’s {Belt and Road}"),
        ("Southeast Asian Views of New York", "{Southeast Asian} Views of {New York}"),
        (r"Sums of \frac{a}{b} in Rivers", r"Sums of {\frac}{a}{b} in Rivers"),
        ("WHERE THEY GO FROM HERE?", "WHERE THEY GO FROM HERE?"),
    ],
)
def test_only_what_needs_it_is_braced(proper: frozenset[str], title: str, braced: str) -> None:
    """Proper nouns, acronyms and initials are in braces, and nothing else; a possessive "s" is not."""
    assert capitals.protect(title, proper, lambda part: part) == braced


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Post 9/11 Pak-China Strategic Drive: A Retort to India and Balance the Power",
         "Post 9/11 Pak-China strategic drive: A retort to India and balance the power"),
        ("Pakistan’s Strategic Balancing between the U.S. and China in the 21st Century",
         "Pakistan’s strategic balancing between the U.S. and China in the 21st century"),
        ("[Pakistan’s “Balancing Act” between China and Other Powers]",
         "[Pakistan’s “balancing act” between China and other powers]"),
        ("Pakistan and the BRI: is there a shift from euphoria to pragmatism?",
         "Pakistan and the BRI: Is there a shift from euphoria to pragmatism?"),
        ("Fighting to the end: The Pakistan Army’s way of war", "Fighting to the end: The Pakistan Army’s way of war"),
        ("Pakistan and the War on Terror. Conflicted Goals, Compromised Performance",
         "Pakistan and the War on Terror. Conflicted goals, compromised performance"),
        ("India: Capable but Constrained", "India: Capable but constrained"),
        ("Military Expenditure (% of general government expenditure) – Pakistan",
         "Military expenditure (% of general government expenditure) – Pakistan"),
        ("China-Pakistan Economic Corridor (CPEC): From Geo-strategic Preferences to Economic Integration",
         "China-Pakistan Economic Corridor (CPEC): From geo-strategic preferences to economic integration"),
        ("An Analysis of Kenneth Waltz’s Theory of International Politics",
         "An analysis of Kenneth Waltz’s Theory of International Politics"),
        ("Pushing Boundaries: Can the Indian Military Transform?", "Pushing boundaries: Can the Indian military transform?"),
        ("U.S. nuclear cooperation with India: Issues for Congress", "U.S. nuclear cooperation with India: Issues for Congress"),
        ("Military Inc.: Inside Pakistan’s military economy", "Military Inc.: Inside Pakistan’s military economy"),
        ("WHERE THEY GO FROM HERE?", "WHERE THEY GO FROM HERE?"),
    ],
)  # fmt: skip
def test_sentence_case(proper: frozenset[str], title: str, wanted: str) -> None:
    """As APA 7, 6.17, requires; titles already printed so stay unchanged."""
    assert text(capitals.sentence_case(title, proper)) == wanted


def test_every_proper_noun_of_the_corpus_keeps_its_capital(made: build.Build, proper: frozenset[str]) -> None:
    """No word that a person found to be a name is lowered."""
    names = set(NAMES.split())
    unprotected = set()
    for work in made.works:
        title = work.reference.title
        for before, after in zip(
            title, text(capitals.sentence_case(title, proper)).ljust(len(title)), strict=True
        ):
            assert before.lower() == after.lower()
        kept = {part for part, keeps in capitals.pieces(title, proper) if keeps}
        words = {word for part in kept for word in part.replace("’", " ").replace(",", " ").split()}
        plain_words = capitals.TOKEN.findall(
            "".join(p for p, keeps in capitals.pieces(title, proper) if not keeps)
        )
        unprotected |= {word for word in plain_words if word in names and word not in words}
    assert unprotected == set()


ARTICLE: item.Item = {"id": "a", "type": "article-journal", "author": [{"family": "Waltz", "given": "K. N."}],
                      "title": "The Cost & Use of <i>Power</i>", "container-title": "World Politics",
                      "issued": {"date-parts": [[1979]]}}  # fmt: skip


def in_styles(*records: item.Item) -> dict[str, dict[str, str]]:
    """Format records; return the characters."""
    made, _ = styles.formatted(styles.shaped(records, ()))
    return {key: {style: plain(form) for style, form in forms.items()} for key, forms in made.items()}


def test_a_reference_stands_alone() -> None:
    """No dash for a repeated author, and no letter after a year: each reference is on a page of its own."""
    second = {**ARTICLE, "id": "b", "title": "Another"}
    found = in_styles(ARTICLE, second)
    for forms in found.values():
        for form in forms.values():
            assert form.startswith("Waltz, K")
            assert "1979a" not in form
            assert "1979b" not in form


def test_what_no_source_says_is_not_printed() -> None:
    """An article without volume and pages is not called a preprint, nor is a paper without a journal."""
    bare = {key: value for key, value in ARTICLE.items() if key != "container-title"}
    for forms in in_styles(ARTICLE, {**bare, "id": "b", "type": "document"}).values():
        assert len(forms) == 5
        assert not any("preprint" in form.lower() for form in forms.values())


def test_signs_of_markup_in_a_title_are_its_own() -> None:
    """An ampersand and angle brackets are printed unchanged."""
    form = in_styles(ARTICLE)["a"]["apa"]
    assert form == "Waltz, K. N. (1979). The cost & use of <i>power</i>. World Politics."


def test_an_article_without_author_begins_with_its_title() -> None:
    """In Harvard, too (Cite Them Right), followed by the year."""
    anonymous = {key: value for key, value in ARTICLE.items() if key != "author"}
    form = in_styles({**anonymous, "title": "Power", "volume": "4", "issue": "3"})["a"][
        "harvard-cite-them-right"
    ]
    assert form == "‘Power’ (1979) World Politics, 4(3)."


def test_others_are_set_off_by_a_comma() -> None:
    """APA and Chicago: "Khan, M. F., et al."."""
    record = {**ARTICLE, "author": [{"family": "Khan", "given": "M. F."}], "custom": {"et-al": True}}
    forms = in_styles(record)["a"]
    assert forms["apa"].startswith("Khan, M. F., et al. (1979)")
    assert forms["chicago-author-date"].startswith("Khan, M. F., et al. 1979.")
    assert forms["harvard-cite-them-right"].startswith("Khan, M.F. et al. (1979)")


@pytest.mark.parametrize(
    ("issue", "chicago", "mla"),
    [
        ("4th Quarter", "World Politics 107, 4th Quarter (1979).", "World Politics, vol. 107, 4th Quarter, 1979."),
        ("Spring/Summer", "World Politics 107, Spring/Summer (1979).", "World Politics, vol. 107, Spring/Summer, 1979."),
        ("12s", "World Politics 107, no. 12s (1979).", "World Politics, vol. 107, no. 12s, 1979."),
    ],
)  # fmt: skip
def test_only_a_number_is_called_one(issue: str, chicago: str, mla: str) -> None:
    """An issue with a season or quarter has no "no." before it, which pandoc would even make plural."""
    forms = in_styles({**ARTICLE, "volume": "107", "issue": issue})["a"]
    assert forms["chicago-notes-bibliography"].endswith(chicago)
    assert forms["modern-language-association"].endswith(mla)
