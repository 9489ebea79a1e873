"""Numbers that cite with a place in the work, words beside them in several languages, and numbers that are labels."""

from __future__ import annotations

import pytest

from edition.citations import number_marks, numbers

LISTED = frozenset(range(1, 61))


def cited(text: str, kind: number_marks.Kind) -> list[int]:
    """Return the numbers of a text that cite."""
    found = numbers.find(text, (kind,), LISTED.__contains__)
    return [number for mark in found for number in mark.numbers]


PLACES = [
    # One bracket each, all of work 12.
    "[12 §3] [12, § 3] [12, §§ 3–4] [12, ¶ 30] [12, Rz. 3] [12, Rn. 30] [12, Art. 3 Abs. 2]",
    "[12, 30f.] [12, 30 ff.] [12, S. 30 ff.] [12, pp. 3 y ss.] [12, p. 3 e segs.] [12, p. 3 sq.] [12, p. 3 e.v.]",
    "[12; p. 30] [12. S. 30] [12: p. 30] [12 (p. 30)] [12 at 30] [12, at p. 30] [12, str. 30] [12, blz. 3] [12, sid. 3]",
    "[12, vol. 2, p. 30] [12, vol. II, p. 30] [12, II, 30] [12, Bd. 3, S. 3] [12, t. II, p. 3] [12, tomo 3]",
    "[12, Thm. 3.1] [12, Sect. II-A] [12, act 2] [12, scene 3] [12, Book 3] [12, fol. 3r] [12, f. 3v–4r] [12, letter 3]",
    "[12, track 3] [12, 1:02:30] [12, min. 30] [12, loc. 234] [12, hfst. 3] [12, nota 3] [12, apartado 3] [12 Appendix B] [12 table A1]",
    "[12, p. 3–4 et 7] [12, p. 3 e 4] [12, S. 3–5 und 9]",
    "[12, p. 30, emphasis added] [12; emphasis added] [12, Hervorh. i. O.] [12, trad. propia] [12, traduzione mia]",
    "[12 for a review] [12, for more details] [12, for an overview of mills] [12, für einen Überblick] [12, pour une synthèse]",
    "[12,] [12;]",
]


@pytest.mark.parametrize("brackets", PLACES)
def test_places_and_words_behind_a_number(brackets: str) -> None:
    """They belong to the citation, and no number in them is another one."""
    for bracket in brackets.split("] "):
        text = f"Salt rises {bracket.removesuffix(']')}]."
        assert (bracket, cited(text, "square")) == (bracket, [12])


LEADS = [
    "see: | see also: | see in particular | but compare | contra | inspired by | reproduced from | Source: | as shown in",
    "as first described by | contrast | e. g.",
    "s. dazu | vgl. dazu auch | ausführlich | grundlegend | zum Beispiel | bspw. | in Anlehnung an",
    "cfr. | ver también | ver por ejemplo | p. ej. | también | si veda | vedi anche | ad es. | vide | ver também | p. ex.",
    "voir aussi | voir notamment | cf. par ex. | zie bijvoorbeeld | zie ook | o.a. | se även | jfr | jf. | t.ex. | bkz. | zob. | por.",
    "srov. | напр. | ks. | lásd",
]


@pytest.mark.parametrize("words", LEADS)
def test_words_that_lead_to_a_number(words: str) -> None:
    """In many languages."""
    for lead in words.split(" | "):
        assert (lead, cited(f"Salt rises [{lead} 12].", "square")) == (lead, [12])


NO_CITATIONS = [
    "See note [12] and [note 12], [see note 12], [hier 12], [34, letter], [34, items], [12 items of salt].",
    "Figures [12] and [13] show it, as do Tables [1]–[3], Example [12], in para [7], and Sentence [4].",
    "In chapter [3] and at para [12] of it; see line [7].",
    "The court held so: [2001] UKHL 12, [34]; [2001] 1 AC 12 at [35]; [1999] EWCA Civ 12 [9].",
    "It did again: [2001] EWHC 12 (Ch), [34]–[36]; [2001] EWHC 12 (Admin) at [9] and [12].",
    "[item 3 of 20], [question 3 of 12], [part 3 of 12], [line 3 of 12] and [Table 3 of 12] are counts.",
    "They scored [11,11] with a kernel [33,33] at the point [10,10].",
    "‘Salt rises’ [22, on boats], 'salt rises' [22, on boats]",
    "For each n in [1, 60] we take A[1][2], where x [12] = 4.",
    "The mean age was 40 years [20–60]; on average, they walked 12 km [9, 15].",
]


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_labels_and_intervals_in_square_brackets(text: str) -> None:
    """Numbers of notes, figures and judgments, bounds and values cite nothing."""
    assert cited(text, "square") == []


CITATIONS: list[tuple[number_marks.Kind, str, list[int]]] = [
    ("square", "Salt[1][2][3] rises.", [1, 2, 3]),
    ("square", "It treats hepatitis B in [12, 14], for X in [1, 5].", [12, 14]),
    ("square", "Salt rises [1–3], [1‒3] and [12, and references therein], [13 et al.].", [1, 2, 3, 1, 2, 3, 12, 13]),
    ("square", "Salt rises within 40 years [20–22], so did 12 km of dykes [9, 15].", [20, 21, 22, 9, 15]),
    ("square", "See, for example [12], the figure [13], and in [14].", [12, 13, 14]),
    ("square", "Salt rises [12,p. 3–4,7] and [12,S. 30,9,p. 4], [12,S. 30,42].", [12, 7, 12, 9, 12]),
    ("square", "Salt rises [12, 13:40] and falls.", [12, 13]),
    # Words behind a number, before others.
    ("square", "Salt rises [vgl. 4,5 ff.,6 f.,7], [25,anders 39 ff.,23 ff.], [19, insb. S. 3, zur Lage].", [4, 5, 6, 7, 25, 39, 23, 19]),
    ("square", "Salt rises [21, my translation,22] and [34,35, among others,5].", [21, 22, 34, 35, 5]),
    ("square", "Salt rises [9, for the case of Kent,3,see especially 8], [53, for a review,31, esp. p. 3,18].", [9, 3, 8, 53, 31, 18]),
    ("square", "Salt rises [see 8 for Kent,and 13 for Oslo] or [12, my translation,77].", [8, 13]),
    ("square", "Salt rises [so etwa 2], [7 and 8, for the ports].", [2, 7, 8]),
    ("square", "Salt rises [13 y ss.,14, quien muestra que baja], [entre otros, 34,5], [33,6, je souligne].", [13, 14, 34, 5, 33, 6]),
    ("square", "Salt rises [24, who finds that it falls], [34, who works in a mill], [20,comme le montre 36].", [24, 20, 36]),
    ("square", "Salt rises [45,see, e.g., 45,18], [39,39,7, emphasis added] by a vector [16,16,52].", [45, 45, 18, 39, 39, 7]),
    ("square", "Engine two. [example 14 of 38] Salt rises [Fig. 2 in 12], [p. 3 in 13], [p. 3 of 14], [of 14], [3 v 2].", [38, 12, 13]),
    ("square", "Salt rises [26,26]. Salt fell by [26,26] and won [2,2] and [26, 26] on a grid [10,10].", [26, 26]),
    ("raised", "Salt rises.²⁶,²⁶ So", [26, 26]),
    ("square", "Salt rises [see 4 on “loss by mills,”14 on “black boats”].", [4, 14]),
    ("square", "Salz [Hans Berg zitiert nach 12], Wehre [Mühle Wyden, dazu 28], sal [Berg, citado en 14].", [12, 28, 14]),
    ("square", "Salz [Baubeginn nach 12], Wehre [nach 28].", []),
    ("square", "“Salt rises” [22, on boats]. Salt rises [22, on boats].", [22]),
    ("round", "See columns (1) and (2), equations (1)–(3), Spalte (3), ejemplo (12), example (4).", []),
    ("round", "Gene expression (12) and social inequalities (13, 14) are the state of the art (15).", [12, 13, 14, 15]),
    ("round", "It holds by inequality (12) and in expression (13). Expression (14) shows it.", []),
    ("round", "See, for example (12), what Berg (3) says, zum Beispiel (4), por ejemplo (5).", [12, 3, 4, 5]),
    ("square", "So zum Beispiel [4], par exemple [5] und zum Beispiel [4, S. 45].", [4, 5, 4]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "wanted"), CITATIONS)
def test_numbers_that_cite(kind: number_marks.Kind, text: str, wanted: list[int]) -> None:
    """Rows of brackets cite, and words that only resemble labels are none."""
    assert cited(text, kind) == wanted


RAISED = [
    ("The masses W_i¹ and W_j², costs c_{ij}², x₁² and m¹/².", []),
    ("The ΔR², ηp², Δχ² and ℝ²; C¹⁴, O¹⁸ and U²³⁵; G20² and B12³ at 5 miles² of 7 Å³.", []),
    ("In TNF-α², interferon-γ³, hepatitis C¹⁴ and vitamin K⁴⁰; σε¹ Αθήνα.", [2, 3, 14, 40, 1]),
    ("The pseudo-R² and Pseudo-R²-measures, by adjusted-R³.", [3]),
    ("In the order proposed in³, 5 in³ of salt, as in² it was.", [3, 2]),
    ("In COVID-19¹ and GPT-4²³; H1N1²², G20²⁶ and B12²⁷; of CO₂⁵.", [1, 23, 22, 26, 27, 5]),
]


@pytest.mark.parametrize(("text", "wanted"), RAISED)
def test_exponents_of_variables_units_and_codes(text: str, wanted: list[int]) -> None:
    """An index, a Greek letter or a unit has an exponent; behind a code or a hyphen a number cites."""
    assert cited(text, "raised") == wanted
