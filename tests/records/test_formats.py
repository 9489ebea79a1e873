"""Records for reference managers: the right fields, nothing lost, and files that other programs read."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from edition.data import corpus
from edition.language.typography import plain
from edition.pages import about_formats
from edition.pipeline import build
from edition.records import bibtex, formats, ris, styles
from edition.records import item as record_item
from edition.records.latex import balanced, encode
from edition.text import places
from edition.tools import pandoc as record_pandoc

PROPER = frozenset({"Pakistan", "China", "Schlüsselwerke"})
ARTICLE: record_item.Item = {
    "id": "khan2023shifting",
    "type": "article-journal",
    "author": [{"family": "Khan", "given": "M. F."}],
    "title": "Pakistan’s 50% & CPEC: the “U.S.” view_of $5 #1 ~ ^ \\ {x}",
    "container-title": "Schlüssel & Co",
    "volume": "11",
    "issue": "12s",
    "page": "436-52",
    "issued": {"date-parts": [[2023, 3, 1]]},
    "DOI": "10.5555/a_b%c#d",
    "URL": "https://example.org/a_b?c=%20&d~e#f",
}
OTHERS: record_item.Item = {**ARTICLE, "custom": {"et-al": True}}
REPORT: record_item.Item = {
    "id": "iiss2021balance",
    "type": "report",
    "author": [{"literal": "The International Institute (IISS)"}, {"family": "Haq", "given": "Mahbub", "non-dropping-particle": "ul"}],
    "title": "Balance",
    "publisher": "IISS",
    "publisher-place": "London",
    "genre": "Working Paper",
    "number": "357",
    "issued": {"date-parts": [[2021]]},
    "custom": {"ids": ["oldkey"]},
}  # fmt: skip
NUMBERED: record_item.Item = {"id": "x2020numbered", "type": "article-journal", "author": [{"family": "X", "given": "Y."}],
                       "title": "Numbered", "container-title": "Z", "number": "14", "issued": {"date-parts": [[2020]]},
                       "version": "1.0"}  # fmt: skip
UNDATED: record_item.Item = {"id": "holstindtheories", "type": "webpage", "author": [{"family": "Holsti", "given": "Ole R."}],
                      "title": "Theories", "URL": "https://a.org/x", "accessed": {"date-parts": [[2023, 7, 13]]}}  # fmt: skip


def entry(made: record_item.Item, *, biblatex: bool) -> dict[str, Any]:
    """Write one item and read it back."""
    rows, failed = bibtex.read_back((bibtex.biblatex if biblatex else bibtex.bibtex)(made, PROPER))
    assert failed == 0
    (row,) = rows
    return row


def test_the_two_formats_have_field_names_of_their_own() -> None:
    """BibTeX and BibLaTeX name journal, place, institution and date differently."""
    one, other = entry(ARTICLE, biblatex=False), entry(ARTICLE, biblatex=True)
    assert (one["journal"], one["year"], one["month"]) == ('Schl{\\"u}ssel \\& Co', "2023", "mar")
    assert (other["journaltitle"], other["date"]) == ("Schlüssel \\& Co", "2023-03-01")
    one, other = entry(REPORT, biblatex=False), entry(REPORT, biblatex=True)
    assert (one["ENTRYTYPE"], one["institution"], one["address"]) == ("techreport", "IISS", "London")
    assert (other["ENTRYTYPE"], other["institution"], other["location"]) == ("report", "IISS", "London")
    assert other["ids"] == "oldkey"


def test_signs_are_escaped_in_text_and_untouched_in_addresses() -> None:
    """Characters special to LaTeX are escaped; DOI and address are unchanged; pages have two hyphens."""
    one = entry(ARTICLE, biblatex=False)
    wanted = r"{Pakistan}'s 50\% \& {CPEC}: the ``{U.S.}'' view\_of \$5 \#1 {\textasciitilde} {\textasciicircum} {\textbackslash} \{x\}"
    assert one["title"] == wanted
    assert (one["doi"], one["url"]) == (ARTICLE["DOI"], ARTICLE["URL"])
    assert one["pages"] == "436--52"


def test_names() -> None:
    """Institutions are in braces, particles before the family name, “et al.” is “others”."""
    assert (
        entry(REPORT, biblatex=False)["author"] == "{The International Institute (IISS)} and ul Haq, Mahbub"
    )
    assert entry(OTHERS, biblatex=True)["author"] == "Khan, M. F. and others"
    suffix = {**ARTICLE, "author": [{"family": "Claude", "given": "Inis L.", "suffix": "Jr."}]}
    assert entry(suffix, biblatex=False)["author"] == "Claude, Jr., Inis L."
    single = {**ARTICLE, "author": [{"family": "van Dijk Jansen"}]}
    assert entry(single, biblatex=False)["author"] == "{van Dijk Jansen}"


def test_undated_works_say_so() -> None:
    """Both have the year “n.d.”, which styles print once (see test_latex.py)."""
    assert entry(UNDATED, biblatex=False)["year"] == "n.d."
    other = entry(UNDATED, biblatex=True)
    assert other["year"] == "n.d."
    assert not {"date", "pubstate"} & other.keys()
    assert other["urldate"] == "2023-07-13"


def test_et_al_is_no_person() -> None:
    """BibTeX has “and others”; formats without an equivalent have a note, and one author."""
    assert entry(OTHERS, biblatex=False)["author"] == "Khan, M. F. and others"
    tags = ris_fields(ris.ris(OTHERS, PROPER))
    assert [value for tag, value in tags if tag == "AU"] == ["Khan, M. F."]
    assert ("N1", "Printed with “et al.” after the authors named here.") in tags
    (row,) = json.loads(formats.record([{**OTHERS, "note": "Read."}], "csl.json", PROPER))
    assert row["author"] == [{"family": "Khan", "given": "M. F."}]
    assert row["note"] == "Read. Printed with “et al.” after the authors named here."


def test_the_number_of_a_report_in_ris() -> None:
    """Reference managers read a report's number from SN, which elsewhere is the ISSN."""
    assert ("SN", "357") in ris_fields(ris.ris(REPORT, PROPER))
    assert ("M1", "14") in ris_fields(ris.ris(NUMBERED, PROPER))


def test_records_of_papers_have_all_that_the_page_tells(made: build.Build) -> None:
    """Abstract, keywords and both ISSNs, as the head of the paper's page has them."""
    rows = {row["id"]: row for row in json.loads(made.pages["downloads/papers.csl.json"])}
    assert all(len(row["abstract"]) > 500 for row in rows.values())
    assert rows["anonymous2024pakistans"]["ISSN"] == "2709-3905, 2709-3891"
    assert rows["arshadndseeking"]["keyword"].startswith("Realism, Balance of Power, Security, ")
    tags = ris_fields(made.pages["downloads/papers/arshad-security-alliance.ris"])
    assert [value for tag, value in tags if tag == "KW"][:2] == ["Realism", "Balance of Power"]
    assert ("AB", rows["arshadndseeking"]["abstract"]) in tags
    (row,), _ = bibtex.read_back(made.pages["downloads/papers/arshad-security-alliance.bib"])
    assert row["keywords"].startswith("Realism, ")
    assert row["abstract"].startswith("Pakistan confronts enormous security challenges")


def test_single_quotation_marks_in_bibtex() -> None:
    """A lone backquote would be read as an accent; the closing quotation mark is LaTeX's apostrophe."""
    assert encode("For ‘Our’ Future", eight_bit=True) == "For {\\textquoteleft}Our' Future"


def test_unbalanced_braces_are_an_error() -> None:
    """A field with unpaired braces is never written."""
    with pytest.raises(ValueError, match="unbalanced braces"):
        bibtex.entry("misc", "x", {"title": "a } b"})


@pytest.mark.parametrize("sign", ["{", "}", "\\", "a } b"])
@pytest.mark.parametrize("field", ["title", "container-title", "volume", "issue", "page", "edition", "genre",
                                   "number", "publisher", "publisher-place", "note", "DOI", "URL", "ISSN"])  # fmt: skip
def test_a_lone_brace_in_any_field_is_written(field: str, sign: str) -> None:
    """Everything that a text or an editor can put into a field is escaped, and reads back the same."""
    for made in (ARTICLE, REPORT, {**REPORT, "type": "book"}, {**REPORT, "type": "thesis"}, UNDATED):
        for biblatex in (False, True):
            row = entry({**made, field: f"1{sign}"}, biblatex=biblatex)
            assert all(balanced(value) for value in row.values())


def test_combining_marks_are_composed_first() -> None:
    """A letter with a combining mark is one letter before it becomes LaTeX."""
    assert encode("u\u0308", eight_bit=True) == encode("ü", eight_bit=True) == '{\\"u}'
    assert encode("Pakistan’s", eight_bit=True) == "Pakistan's"


def test_ris_has_its_form() -> None:
    """TY first, ER last, CRLF, one AU for each person, first and last page apart."""
    text = formats.record([ARTICLE, REPORT], "ris", PROPER)
    records = [record.split("\r\n") for record in text.split("\r\n\r\n") if record]
    assert [record[0] for record in records] == ["TY  - JOUR", "TY  - RPRT"]
    assert all(record[-1] == "ER  - " for record in records)
    assert "\n" not in text.replace("\r\n", "")
    assert [line for line in records[1] if line.startswith("AU")] == [
        "AU  - The International Institute (IISS),",
        "AU  - ul Haq, Mahbub",
    ]
    assert {"SP  - 436", "EP  - 52", "PY  - 2023", "DA  - 2023/03/01"} <= set(records[0])


# The requirements of the CSL data schema (csl-data.json, 1.0.2) for the fields that we write.
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        part: {"type": "string"} for part in ("family", "given", "suffix", "non-dropping-particle", "literal")
    },
}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
}
TEXT = ["id", "title", "container-title", "volume", "issue", "number", "page", "edition", "genre", "publisher", "publisher-place", "DOI", "URL", "ISSN", "language", "note", "abstract", "keyword"]  # fmt: skip
CSL_TYPES = [
    "article-journal",
    "article-newspaper",
    "book",
    "chapter",
    "document",
    "report",
    "review-book",
    "thesis",
    "webpage",
]
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string"} for name in TEXT},
            **{name: {"type": "array", "items": NAME} for name in ("author", "editor", "translator")},
            **dict.fromkeys(("issued", "accessed"), DATE),
            "type": {"enum": CSL_TYPES},
            "custom": {"type": "object"},
        },
    },
}


def proper(root: Path) -> frozenset[str]:
    """Return the words and phrases that keep their capitals."""
    return corpus.load_protected(root / "corpus", "corpus")[0]


def items(made: build.Build) -> list[record_item.Item]:
    """Return all records of the corpus."""
    version = {"version": made.standing.number} if made.standing.number else {}
    papers = [
        {**record_item.paper_item(paper.spec, places.abstract(places.of_paper(paper))), **version}
        for paper in made.papers
    ]
    return papers + [record_item.work_item(work) for work in made.works]


@pytest.mark.judge
@pytest.mark.slow
def test_csl_json_is_valid(made: build.Build) -> None:
    """Every CSL-JSON file follows the schema, with types that reference managers know."""
    names = [name for name in made.pages if name.endswith(".csl.json")]
    assert len(names) == 6 + 5 + len(made.works)  # the sets, each paper and each work
    judge = jsonschema.validators.validator_for(SCHEMA)
    judge.check_schema(SCHEMA)
    faults = {name: [*judge(SCHEMA).iter_errors(json.loads(made.pages[name]))] for name in names}
    assert {name: found for name, found in faults.items() if found} == {}


def test_every_set_is_there_in_every_format(made: build.Build) -> None:
    """The five papers, the corpus, and what each paper cites; the paper without a list cites nothing."""
    sets = ("papers", "corpus", "arshad-security-alliance", "yousaf-ma-strategic-drive",
            "yousaf-ma-regional-integration", "kanwal-strategic-balancing")  # fmt: skip
    for name in sets:
        for form in formats.FORMATS:
            assert f"downloads/{name}.{form}" in made.pages
    assert "downloads/ijisc-balancing-act.bib" not in made.pages
    assert len(json.loads(made.pages["downloads/corpus.csl.json"])) == 5 + len(made.works)
    assert len(json.loads(made.pages["downloads/kanwal-strategic-balancing.csl.json"])) == 21


def test_bibtexparser_reads_back_what_it_wrote(made: build.Build) -> None:
    """No failed block in any file, and as many entries as records."""
    for name, text in made.pages.items():
        if name.endswith(".bib"):
            rows, failed = bibtex.read_back(text)
            stem = name.removesuffix(".bib").removesuffix(".biblatex")
            assert failed == 0
            assert len(rows) == len(json.loads(made.pages[f"{stem}.csl.json"]))


def pandoc(text: str, form: str) -> list[dict[str, Any]]:
    """Read records with pandoc."""
    reader = formats.FORMATS[form].reader
    command = [str(record_pandoc.program().path), f"--from={reader}", "--to=csljson"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_a_format_without_a_row_is_an_error() -> None:
    """No record is written in a format other than the requested one; the losses of each are published."""
    with pytest.raises(KeyError):
        formats.record([ARTICLE], "endnote", PROPER)
    assert about_formats.losses()[1].keys() == formats.FORMATS.keys()
    assert [row.ending for row in formats.ROWS] == list(formats.FORMATS)


def test_a_format_without_its_losses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new format without published losses is reported, with the file that lacks them."""
    row = formats.Format("enw", "EndNote", "text/plain", "endnotexml", lambda *_: "")
    monkeypatch.setitem(formats.FORMATS, "enw", row)
    about_formats.losses.cache_clear()
    with pytest.raises(LookupError, match=r"losses\.yaml has no row for “enw”"):
        about_formats.losses()


@pytest.mark.parametrize("name", ["README.md", "docs/about/index.md"])
def test_pages_written_by_hand_name_every_format(root: Path, name: str) -> None:
    """They list the formats by name; the page of addresses also lists the extensions of the files."""
    text = (root / name).read_text("utf-8")
    assert formats.names() in text
    if name.startswith("docs/"):
        assert [form for form in formats.FORMATS if f".{form}`" not in text] == []


def test_one_file_of_several_records() -> None:
    """Records of one format are joined as that format joins them; a set may be empty."""
    assert json.loads(formats.record([ARTICLE, REPORT], "csl.json", PROPER)) == [ARTICLE, REPORT]
    assert json.loads(formats.record([], "csl.json", PROPER)) == []
    for form in ("bib", "biblatex.bib"):
        assert len(bibtex.read_back(formats.record([ARTICLE, REPORT], form, PROPER))[0]) == 2


def folded(field: str, value: Any) -> Any:
    """Return a value for the comparison, without differences of capitals and typography."""
    if field == "page":
        return re.sub("[-–]+", "-", value)
    if isinstance(value, str):
        return [sign for sign in re.sub("<[^>]+>", "", value).lower() if sign.isalnum()]
    return value


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.parametrize("form", formats.FORMATS)
def test_pandoc_reads_the_same_items(made: build.Build, root: Path, form: str) -> None:
    """Every format gives pandoc the same items, except for the fields in the published table.

    A field that the table lists and that is never lost is an error, too; no article of the corpus has a
    number, so one is added.
    """
    records = [*items(made), NUMBERED]
    assert formats.record(records[:-1], form, proper(root)) == made.pages[f"downloads/corpus.{form}"]
    found = {row["id"]: row for row in pandoc(formats.record(records, form, proper(root)), form)}
    wanted = {row["id"]: row for row in records}
    assert found.keys() == wanted.keys()
    lost = {
        field
        for key, row in wanted.items()
        for field, value in row.items()
        if field != "custom" and folded(field, value) != folded(field, found[key].get(field, ""))
    }
    assert lost == about_formats.losses()[1][form].keys()


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(formats.FORMATS.keys() - {formats.WHOLE}))
def test_what_a_format_changes_is_still_there(made: build.Build, form: str) -> None:
    """If fields are lost, the first author's name and the year are not."""
    found = {row["id"]: row for row in pandoc(made.pages[f"downloads/corpus.{form}"], form)}
    for row in items(made):
        read = found[row["id"]]
        first = row.get("author", [{}])[0]
        if first:
            name = read["author"][0]
            assert name.get("family", name.get("literal")) == first.get("family", first.get("literal"))
        year = row.get("issued", {}).get("date-parts", [[None]])[0][0]
        if year:
            assert read["issued"]["date-parts"][0][0] == year


@pytest.mark.judge
@pytest.mark.slow
def test_styles_come_from_a_real_processor(made: build.Build, root: Path) -> None:
    """Every record in every style; a few references as their style guides print them."""
    formatted, faults = styles.formatted(styles.shaped(items(made), proper(root)))
    assert faults == []
    assert all(
        set(forms) == set(styles.STYLES) and all(plain(form) for form in forms.values())
        for forms in formatted.values()
    )
    ikenberry = {style: plain(form) for style, form in formatted["ikenberry2018end"].items()}
    assert ikenberry == {
        "apa": "Ikenberry, G. J. (2018). The end of liberal international order? International Affairs, 94(1), 7–23. https://doi.org/10.1093/ia/iix241",
        "chicago-notes-bibliography": "Ikenberry, G. J. “The End of Liberal International Order?” International Affairs 94, no. 1 (2018): 7–23. https://doi.org/10.1093/ia/iix241.",
        "chicago-author-date": "Ikenberry, G. J. 2018. “The End of Liberal International Order?” International Affairs 94 (1): 7–23. https://doi.org/10.1093/ia/iix241.",
        "modern-language-association": "Ikenberry, G. J. “The End of Liberal International Order?” International Affairs, vol. 94, no. 1, 2018, pp. 7–23, https://doi.org/10.1093/ia/iix241.",
        "harvard-cite-them-right": "Ikenberry, G.J. (2018) ‘The end of liberal international order?’, International Affairs, 94(1), pp. 7–23. Available at: https://doi.org/10.1093/ia/iix241.",
    }


SIGNS = list("\"'{}\\@#$%&_~^`,=\n\r\t-–—“”’‘.:!?U SابüŰ\u0301\u0308\u202eש🙂 xyz")
HOSTILE = st.text(
    alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])),
    min_size=1,
    max_size=40,
).filter(lambda text: any(sign.isalnum() for sign in text))
KNOWN = get_default_latex_context_db()
KNOWN.add_context_category(  # unknown to pylatexenc
    "braces", [MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")], prepend=True
)
LATEX = LatexNodes2Text(latex_context=KNOWN, strict_latex_spaces=True)
# Characters that LaTeX sets alike, or whose printed forms its fonts exchange: quotation marks and dashes.
ALIKE = str.maketrans(
    {**dict.fromkeys("“”‘’`", "'"), '"': "'", **dict.fromkeys("–—‐‑‒―", "-"), "ˆ": "^", "˜": "~", "…": "."}
)


def same(text: str) -> str:
    """Return a text in normal form: composed, single spaces, one kind of dash and of quotation mark."""
    text = unicodedata.normalize("NFC", text).translate(ALIKE)
    return " ".join(re.sub(r"'+", "'", re.sub(r"-+", "-", re.sub(r"\.+", ".", text))).split())


def hostile(title: str, name: str) -> record_item.Item:
    """Return a record with these values."""
    return {**ARTICLE, "title": title, "author": [{"family": name, "given": "A."}], "container-title": title}


def ris_fields(text: str) -> list[tuple[str, str]]:
    """Read RIS: tag and value of each line."""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n") if line)
    return [(line[:2], line[6:]) for line in text.split("\r\n") if line]


@pytest.mark.slow
@given(HOSTILE, HOSTILE.map(str.strip))
def test_hostile_values_survive_bibtex(title: str, name: str) -> None:
    """Any field gives one entry with paired braces, and LaTeX reads the words that were written."""
    for biblatex, journal in ((False, "journal"), (True, "journaltitle")):
        row = entry(hostile(title, name), biblatex=biblatex)
        assert all(balanced(row[field]) for field in ("title", "author", journal))
        assert same(LATEX.latex_to_text(row["title"])) == same(title)
        assert same(LATEX.latex_to_text(row[journal])) == same(title)
        assert same(LATEX.latex_to_text(row["author"])) == same(f"{name}, A.")
        assert row["doi"] == ARTICLE["DOI"]


@given(HOSTILE, HOSTILE.map(str.strip))
def test_hostile_values_survive_ris(title: str, name: str) -> None:
    """A record stays one record, and every value is on its line, with spaces for line breaks."""
    rows = ris_fields(ris.ris(hostile(title, name), PROPER))
    assert (rows[0], rows[-1]) == (("TY", "JOUR"), ("ER", ""))
    values = dict(rows)
    assert values["TI"] == values["T2"] == " ".join(title.split())
    assert values["AU"] == " ".join(f"{name}, A.".split())
    assert [tag for tag, _ in rows].count("ER") == 1


@given(HOSTILE, HOSTILE.map(str.strip))
def test_hostile_values_survive_csl_json(title: str, name: str) -> None:
    """JSON returns the values that were written."""
    made = hostile(title, name)
    assert json.loads(formats.record([made], "csl.json", PROPER)) == [made]


@pytest.mark.slow
@settings(max_examples=3, deadline=None)
@given(st.lists(HOSTILE, min_size=25, max_size=25))
def test_hostile_titles_survive_the_styles(titles: list[str]) -> None:
    """Each record gives an entry with the letters of its title, without visible markup of ours."""
    rows = [{**ARTICLE, "id": f"k{place}", "title": title} for place, title in enumerate(titles)]
    for forms in styles.formatted(styles.shaped(rows, PROPER))[0].values():
        assert set(forms) == set(styles.STYLES)
        assert not any("nocase" in plain(form) or "&amp;" in plain(form) for form in forms.values())


def test_letters_without_a_command_are_kept() -> None:
    """No letter changes: one without a LaTeX command stays; one with a command is in braces."""
    assert encode("Erdoğan, Şükrü, Łódź, ḥadīth", eight_bit=True) == (
        r"Erdo{\u{g}}an, {\c{S}}{\"u}kr{\"u}, {\L}{\'o}d{\'z}, {\d{h}}ad{\=i}th"
    )
    assert encode("Űħ", eight_bit=True) == r"{\H{U}}ħ"


def test_names_that_bibtex_would_split() -> None:
    """A comma or "and" inside a name does not end it."""
    odd = {
        **ARTICLE,
        "author": [
            {"family": "Boyd and Sons, Ltd", "given": "A., B."},
            {"family": "Anderson", "given": "P."},
        ],
    }
    assert entry(odd, biblatex=False)["author"] == "{Boyd and Sons, Ltd}, {A., B.} and Anderson, P."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("March 1, 2017", [[2017, 3, 1]]),
        ("15 March, 2025", [[2025, 3, 15]]),
        ("February 2023", [[2023, 2]]),
        ("May-June 2023", [[2023, 5], [2023, 6]]),
        ("4th Quarter 2022", [[2022]]),
        ("2018", [[2018]]),
    ],
)
def test_dates(text: str, parts: list[list[int]]) -> None:
    """Printed dates in CSL's parts."""
    assert record_item.date_item(text) == {"date-parts": parts}
    assert record_item.date_item("n.d.") == {}


@pytest.mark.parametrize(
    ("item", "kind", "pages"),
    [
        ({"author": [{"family": "Rizvi"}]}, "inbook", {"pages": "305--328"}),
        ({}, "misc", {"note": "pp. 305--328"}),
        ({"page": "305"}, "misc", {"note": "p. 305"}),
    ],
)
def test_pages_of_a_chapter_without_publisher(item: dict[str, Any], kind: str, pages: dict[str, str]) -> None:
    """BibLaTeX's "inbook" needs no publisher; "misc" has no field for pages, which go into its note."""
    chapter = {
        "id": "x", "type": "chapter", "title": "Culture", "container-title": "South Asia", "page": "305-328",
        "issued": {"date-parts": [[2020]]},
    }  # fmt: skip
    made, fields = bibtex.biblatex_fields({**chapter, **item}, frozenset())
    assert made == kind
    assert {name: fields[name] for name in ("pages", "note") if name in fields} == pages
