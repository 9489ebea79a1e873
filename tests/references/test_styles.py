"""Entries of further styles, read into fields as a person reads them, with italics and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model.text import Line, Span
from edition.model.works import Reference
from edition.references import reader
from edition.text import entries
from edition.text.entry_starts import first_words, line_end
from edition.text.lines import Block
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)
FIELDS = (
    "type",
    "year",
    "letter",
    "title",
    "container",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "edition",
)


def people(reference: Reference) -> str:
    """Return authors, or editors with a mark, as a line."""
    named = reference.authors or reference.editors
    mark = "" if reference.authors or not named else " (ed.)"
    return "; ".join(f"{n.family}, {n.given}" if n.family else n.literal for n in named) + mark


def read(text: str, style: str) -> str:
    """Read an entry into a line of what it prints: people | type year letter | title | the rest."""
    (reading,) = reader.read_entry(parse(text), style, HERE, italics="*" in text or style not in reader.NOTES)
    made = reading.reference
    rest = [f"{name}={value}" for name in FIELDS[4:] if (value := getattr(made, name))]
    return " | ".join([people(made), f"{made.type} {made.year}{made.letter}", made.title, *rest])


CASES = [
    ("mla", "Small, Andrew. The China-Pakistan Axis: Asia’s New Geopolitics. Hurst, 2015.", "Small, Andrew | book 2015 | The China-Pakistan Axis: Asia’s New Geopolitics | publisher=Hurst"),
    ("mla", "Small, Andrew. *The Axis. A History*. Hurst, 2015.", "Small, Andrew | book 2015 | The Axis. A History | publisher=Hurst"),
    ("mla", "Sterne, Laura B. “Slab by Slab.” *Journal of Salt*, vol. 19, no. 1, 2016, pp. 5-27.", "Sterne, Laura B. | article-journal 2016 | Slab by Slab | container=Journal of Salt | volume=19 | issue=1 | pages=5-27"),
    ("mla", "Lee, Ann, et al. “A Title.” Water, edited by Bo Khan, Oxford UP, 2014, pp. 1-20.", "Lee, Ann | chapter 2014 | A Title | container=Water | pages=1-20 | publisher=Oxford UP"),
    ("mla", "“Notes from the Market.” The Courier, 12 Mar. 1931, p. 4.", " | article-newspaper 1931 | Notes from the Market | container=The Courier | pages=4"),
    ("mla", "Ferrand, Lucie, editor. Voices. Quayside Press, 1998.", "Ferrand, Lucie (ed.) | book 1998 | Voices | publisher=Quayside Press"),
    ("harvard", "Small, A. (2015) *The Axis*. London: Hurst.", "Small, A. | book 2015 | The Axis | publisher=Hurst | place=London"),
    ("harvard", "Small, A., 2015. The axis. London: Hurst.", "Small, A. | book 2015 | The axis | publisher=Hurst | place=London"),
    ("harvard", "Lee, A. and Khan, B. (2012a) ‘What’s in a word’, River Studies, 12(3), pp. 45–67.", "Lee, A.; Khan, B. | article-journal 2012a | What’s in a word | container=River Studies | volume=12 | issue=3 | pages=45–67"),
    ("harvard", "Chaudhry, R. A. (2004) Canal colonies revisited. 2nd edn. Lahore: Ferozepur Books.", "Chaudhry, R. A. | book 2004 | Canal colonies revisited | publisher=Ferozepur Books | place=Lahore | edition=2nd edn"),
    ("harvard", "Government of Punjab (1937) Report. Lahore: Government Printing.", "Government of Punjab | book 1937 | Report | publisher=Government Printing | place=Lahore"),
    ("vancouver", "Chea S, Lim R. What the households ate. River Stud. 2009;12(3):145–67.", "Chea, S.; Lim, R. | article-journal 2009 | What the households ate | container=River Stud | volume=12 | issue=3 | pages=145–67"),
    ("vancouver", "Marchetti G. Do footnotes bind? Soft law. J Water Law. 2012;23(4):310–29.", "Marchetti, G. | article-journal 2012 | Do footnotes bind? Soft law | container=J Water Law | volume=23 | issue=4 | pages=310–29"),
    ("vancouver", "Sok C, editor. Lots and prices. Phnom Penh: Inland; 1998.", "Sok, C. (ed.) | book 1998 | Lots and prices | publisher=Inland | place=Phnom Penh"),
    ("vancouver", "World Fish Office. Guidelines [Internet]. Penang: WFO; 2014 [cited 2019 Jun 3].", "World Fish Office | book 2014 | Guidelines | publisher=WFO | place=Penang"),
    ("chicago-author-date", "Small, Andrew. 2015. *The Axis*. London: Hurst.", "Small, Andrew | book 2015 | The Axis | publisher=Hurst | place=London"),
    ("chicago-author-date", "Lee, Ann, and Bo Khan. 2011b. “A Title.” Balkan Archives 33 (1): 5–24.", "Lee, Ann; Khan, Bo | article-journal 2011b | A Title | container=Balkan Archives | volume=33 | issue=1 | pages=5–24"),
    ("chicago-author-date", "Hartmann, Elise. 1999. “A Budget.” In Publics of the Port, edited by Marco Bellini, 133–58. Trieste: Molo.", "Hartmann, Elise | chapter 1999 | A Budget | container=Publics of the Port | pages=133–58 | publisher=Molo | place=Trieste"),
    ("chicago-author-date", "European Commission of the Danube. 1867. Memorandum. Galatz: Press.", "European Commission of the Danube | book 1867 | Memorandum | publisher=Press | place=Galatz"),
    ("mla", "Boone, Jon, and Kiyya Baloch. “A New Shenzhen?” The Guardian, 4 Feb. 2017, www.theguardian.com/world/gwadar. Accessed 12 Mar. 2021.", "Boone, Jon; Baloch, Kiyya | article-newspaper 2017 | A New Shenzhen? | container=The Guardian"),
    ("mla", "Baloch, Hameed. “Sea Songs.” Asian Folklore Review, vol. 71, no. 1, 2012, pp. 3-29. JSTOR, www.jstor.org/stable/41234567.", "Baloch, Hameed | article-journal 2012 | Sea Songs | container=Asian Folklore Review | volume=71 | issue=1 | pages=3-29"),
    ("mla", "Jamali, Hafeez. A Harbor in the Tempest. 2014. U of Texas at Austin, PhD dissertation.", "Jamali, Hafeez | thesis 2014 | A Harbor in the Tempest | publisher=U of Texas at Austin"),
    ("harvard", "Haque, N.U. (2010) ‘The cult of the rate’, Dawn, 6 December, p. 9.", "Haque, N.U. | article-newspaper 2010 | The cult of the rate | container=Dawn | pages=9"),
    ("harvard", "De Vries, M. (2016) Lending to allies. PhD thesis. Leiden University.", "De Vries, M. | thesis 2016 | Lending to allies | publisher=Leiden University"),
    ("harvard", "Faruqi, S. (no date) The rupee. Available at: https://www.example.org/t (Accessed: 2 February 2020).", "Faruqi, S. | book n.d. | The rupee"),
    ("chicago-author-date", "Lavoy, Peter R., ed. 2009a. Asymmetric Warfare. Cambridge: University Press.", "Lavoy, Peter R. (ed.) | book 2009a | Asymmetric Warfare | publisher=University Press | place=Cambridge"),
    ("chicago-author-date", "Lalwani, Sameer, and Hannah Haegeland, eds. 2018. Crises. Washington, DC: Stimson.", "Lalwani, Sameer; Haegeland, Hannah (ed.) | book 2018 | Crises | publisher=Stimson | place=Washington, DC"),
    ("chicago-author-date", "Ladwig, Walter C., III. 2008. “A Cold Start.” International Security 32 (3): 158–90.", "Ladwig, Walter C. | article-journal 2008 | A Cold Start | container=International Security | volume=32 | issue=3 | pages=158–90"),
    ("chicago-author-date", "Clary, Christopher. 2019. “Would India Have Won?” War on the Rocks, March 28, 2019. https://example.com/x/.", "Clary, Christopher | article-newspaper 2019 | Would India Have Won? | container=War on the Rocks"),
    ("chicago-author-date", "Aziz, Shahid. 2009. “In Line of Fire.” The Nation (Lahore), January 6, 2009.", "Aziz, Shahid | article-newspaper 2009 | In Line of Fire | container=The Nation"),
    ("chicago-author-date", "Khattak, Saba Gul. Forthcoming. Talking. Karachi: Oxford.", "Khattak, Saba Gul | book forthcoming | Talking | publisher=Oxford | place=Karachi"),
    ("chicago-author-date", "Schelling, Thomas C. (1966) 2008. Arms. New Haven, CT: Yale.", "Schelling, Thomas C. | book 2008 | Arms | publisher=Yale | place=New Haven, CT"),
    ("chicago-author-date", "“Balakot and After.” 2019. Weekly 54 (10): 7–8.", " | article-journal 2019 | Balakot and After | container=Weekly | volume=54 | issue=10 | pages=7–8"),
    ("vancouver", "Alexander JP Jr, Zubair M. Progress. J Dis. 2014;210(1):52–61.", "Alexander, J. P.; Zubair, M. | article-journal 2014 | Progress | container=J Dis | volume=210 | issue=1 | pages=52–61"),
    ("vancouver", "Aylward B. The end. Vaccine. 2011;29 Suppl 4:D80–5.", "Aylward, B. | article-journal 2011 | The end | container=Vaccine | volume=29 | issue=Suppl 4 | pages=D80–5"),
    ("vancouver", "Hilbe JM. Negative regression. 2nd ed. Cambridge: University Press; 2011.", "Hilbe, J. M. | book 2011 | Negative regression | publisher=University Press | place=Cambridge | edition=2nd ed"),
    ("vancouver", "Bilal S. Women at the door [dissertation]. Peshawar: Medical University; 2017.", "Bilal, S. | thesis 2017 | Women at the door | publisher=Medical University | place=Peshawar"),
    ("vancouver", "Shah S. A drive. The Guardian. 2011 Jul 11;Sect. World:1.", "Shah, S. | article-newspaper 2011 | A drive | container=The Guardian | pages=1"),
    ("chicago-bibliography", "Khan, Mohammad Ayub. Friends Not Masters: A Political Autobiography. London: Oxford University Press, 1967.", "Khan, Mohammad Ayub | book 1967 | Friends Not Masters: A Political Autobiography | publisher=Oxford University Press | place=London"),
    ("chicago-bibliography", "Shahi, Agha. “Relations: A View.” Strategic Studies 11, no. 3 (1988): 5–21.", "Shahi, Agha | article-journal 1988 | Relations: A View | container=Strategic Studies | volume=11 | issue=3 | pages=5–21"),
    ("chicago-bibliography", "Sherwani, Latif. “The Making.” In Pakistan, China, and America, edited by Khalid Bin Sayeed, 101–34. Karachi: Council, 1980.", "Sherwani, Latif | chapter 1980 | The Making | container=Pakistan, China, and America | pages=101–34 | publisher=Council | place=Karachi"),
    ("chicago-bibliography", "Rao, Ijaz. “The Cession.” PhD diss., Jawaharlal Nehru University, 1999.", "Rao, Ijaz | thesis 1999 | The Cession | publisher=Jawaharlal Nehru University"),
    ("chicago-bibliography", "Noorani, A. G. India–China Problem, 1846–1947: History. New Delhi: Oxford, 2011.", "Noorani, A. G. | book 2011 | India–China Problem, 1846–1947: History | publisher=Oxford | place=New Delhi"),
    ("chicago-notes", "See William Brand, The Gilgit Rising (Edinburgh: Pentagon, 1998), 101–20.", "Brand, William | book 1998 | The Gilgit Rising | publisher=Pentagon | place=Edinburgh"),
    ("chicago-notes", "Shafi Beg, “My Father’s War,” Karakoram Review 4, no. 1 (2003): 12.", "Beg, Shafi | article-journal 2003 | My Father’s War | container=Karakoram Review | volume=4 | issue=1 | pages=12"),
    ("chicago-notes", "Latif Sherwood, “The Making,” in Pakistan, China, and America, ed. Khalid Sayeed (Karachi: Council, 1980), 104.", "Sherwood, Latif | chapter 1980 | The Making | container=Pakistan, China, and America | publisher=Council | place=Karachi"),
    ("chicago-notes", "Ijaz Rao, “The Cession” (PhD diss., Jawaharlal Nehru University, 1999), 55.", "Rao, Ijaz | thesis 1999 | The Cession | publisher=Jawaharlal Nehru University"),
    ("apa", "International Crisis Group. (2002). Pakistan: Madrasas and the military (Asia Report No. 36).", "International Crisis Group | report 2002 | Pakistan: Madrasas and the military"),
    ("apa", "Lohr, S. L. (2010). Sampling: Design and analysis (2nd ed.). Brooks.", "Lohr, S. L. | book 2010 | Sampling: Design and analysis | publisher=Brooks | edition=2nd ed."),
    ("apa", "Asad, M. (2015). What is it? Theory and evidence. Bulletin of Research, 67(2), 186–207.", "Asad, M. | article-journal 2015 | What is it? Theory and evidence | container=Bulletin of Research | volume=67 | issue=2 | pages=186–207"),
    ("apa", "Malik, J. (Ed.). (2008). Madrasas: Teaching terror? Routledge.", "Malik, J. (ed.) | book 2008 | Madrasas: Teaching terror? | publisher=Routledge"),
    ("apa", "Faruqi, S. (2014). Teaching [Unpublished doctoral dissertation]. University of Oslo.", "Faruqi, S. | thesis 2014 | Teaching | publisher=University of Oslo"),
    ("apa", "ASER Pakistan. (2015). Annual status. Forum.", "ASER Pakistan | book 2015 | Annual status | publisher=Forum"),
    ("apa", "Madrassas get a second look. (2009, August 14). The News, p. 6.", " | article-newspaper 2009 | Madrassas get a second look | container=The News | pages=6"),
    ("apa", "Siddiqa, A. (2013). Frontiers. SISA. Retrieved March 3, 2018, from https://example.org/f", "Siddiqa, A. | book 2013 | Frontiers | publisher=SISA"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "text", "wanted"), CASES)
def test_entries(style: str, text: str, wanted: str) -> None:
    """Each field is what the entry prints."""
    assert read(text, style) == wanted


def test_dashes_stand_for_the_author_before() -> None:
    """Three dashes repeat the authors, also twice in a row; the first entry of a list has none to repeat."""
    texts = [
        "———. 2001. First. A: B.",
        "Small, Ann. 2002. Second. A: B.",
        "———. 2003. Third. A: B.",
        "---. 2004. Fourth. A: B.",
    ]
    read_ = [r for text in texts for r in reader.read_entry(parse(text), "chicago-author-date", HERE)]
    made = reader.carried(read_)
    assert [people(r.reference) for r in made] == ["", "Small, Ann", "Small, Ann", "Small, Ann"]
    assert all("same-author" not in reading.flags for reading in made)


def test_addresses_and_access() -> None:
    """Addresses, DOIs and dates of access go into their fields and out of the title."""
    text = "Mirza, F. (2018) ‘Draft’, Online. Available at: https://www.example.org/d (Accessed: 4 May 2020)."
    (reading,) = reader.read_entry(parse(text), "harvard", HERE)
    made = reading.reference
    assert (made.url, made.accessed, made.title) == ("https://www.example.org/d", "4 May 2020", "Draft")
    (reading,) = reader.read_entry(
        parse("Lee A. Tides. J Rivers. 2010;3(2):6–8. doi: 10.5555/x.1"), "vancouver", HERE
    )
    assert (reading.reference.doi, reading.reference.container) == ("10.5555/x.1", "J Rivers")


@pytest.mark.slow
@given(st.text(alphabet=st.sampled_from("Ab., :;()“”‘’*-—2015&'ed"), max_size=80) | st.text(max_size=80))
def test_no_entry_is_too_odd(text: str) -> None:
    """No text raises, in any style, and the printed form is kept."""
    printed = parse(text)
    for style in reader.STYLES:
        for reading in reader.read_entry(printed, style, HERE):
            assert reading.reference.as_printed == printed


def test_dashes_stand_for_an_editor_too() -> None:
    """An editor's name is repeated as the author of a chapter of his own."""
    texts = [
        "Lavoy, Peter R., ed. 2009a. Warfare. Cambridge: Press.",
        "———. 2009b. “Why Not.” In Warfare, edited by Peter R. Lavoy, 171–207. Cambridge: Press.",
    ]
    read_ = [r for text in texts for r in reader.read_entry(parse(text), "chicago-author-date", HERE)]
    first, second = (reading.reference for reading in reader.carried(read_))
    assert [name.family for name in first.editors] == ["Lavoy"]
    assert [name.family for name in second.authors] == ["Lavoy"]
    assert [(name.family, name.given) for name in second.editors] == [("Lavoy", "Peter R.")]
    assert (second.type, second.pages) == ("chapter", "171–207")


BEGINNINGS = [
    ("Bajpai, Kanti P., P. R. Chari, Stephen P. Cohen, and", True),
    ("Nayak, Polly, and Michael Krepon. 2006. US Crisis Management in South", True),
    ("“Balakot and After.” 2019. Weekly 54 (10): 7–8.", True),
    ("Khattak, Saba Gul. Forthcoming. Talking. Karachi:", True),
    ("Schelling, Thomas C. (1966) 2008. Arms and Influence. New", True),
    ("Washington, DC: Brookings Institution Press, and", False),
    ("Princeton University Press.", False),
    ("Cambridge, Mass.: Harvard University Press, and", False),
]


@pytest.mark.parametrize(("text", "begins"), BEGINNINGS)
def test_where_a_wrapped_entry_begins(text: str, begins: bool) -> None:
    """A list of names begins an entry even if its year is on the next line; a place does not."""
    assert (first_words(text) > 0) is begins


@pytest.mark.parametrize(
    "text",
    [
        "Brand, Gilgit Rising, 140; Beg, “My Father’s War,” 19.",
        "“Accounts of the Garden, 1921–51,” file 12, Gilgit Municipal Library.",
        "The maps of 1954 and 1962 differ (see the annex).",
    ],
)
def test_what_is_no_full_note(text: str) -> None:
    """Short titles, archives and remarks are not entries."""
    assert reader.read_entry(parse(text), "chicago-notes", HERE, italics=False) == ()


def test_the_line_behind_pages_of_a_book_begins_an_entry() -> None:
    """The end of a line as in "pp. 308 p." is no initial, after which names go on."""
    before, text = (
        "Stein, Ada. *Silt*. Quay, 2007, pp. 308 p.",
        "The White Quay. *Salt*. Office of Dykes, 2014.",
    )
    assert line_end(before, text) > 0 > line_end("Stein, Ada, and Bo P.", text)


def test_in_a_numbered_list_only_a_number_begins_an_entry() -> None:
    """A line that looks like the beginning of an entry continues the numbered one before it."""
    texts = [
        ("1.", "Lee A. Tides. Vaccine. 2010;3(2):6–8."),
        ("2.", "Renne EP. The politics of polio. In: Obadare E, editor."),
        ("", "Vaccines and suspicion. Bloomington: Indiana University Press; 2010."),
        ("3.", "Khan B. Rivers. Vaccine. 2011;3(2):6–8."),
    ]
    blocks = [Block("reference", (n,), text, label=label) for n, (label, text) in enumerate(texts)]
    lines = [Line(n + 1, f"{label} {text}".strip()) for n, (label, text) in enumerate(texts)]
    made = entries.gather(blocks, lines, frozenset())
    assert [block.lines for block in made] == [(0,), (1, 2), (3,)]
