"""Search in a large edition: the index and the texts in parts give the same answers as the texts in one file."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import judged
import parted
import passed
from edition.across import findable
from edition.language.compared import BARE
from edition.pages.searched import parts
from edition.pages.searched.words import KINDS, cut
from edition.pipeline.build import Build

# Paragraphs in which words join, are cut, have no spaces, or letters of several forms.
ODD = [
    "The U.S. and the U. S. Navy met the US Army; U.S.-led talks, US’s aims. It did not help us, nor J. R. Smith or W.H.O.",
    "WHO won? The WHO said so. He who came, came. IT is it.",
    "JF-17, JF 17, JF17 and JF/17; F-16s, 3,000 men, 3000 women, 1,234,567 of 2019.8 in 1947–1948.",
    "Qur’an, Quran, Qur'anic; co-operation, cooperation, co operation; state-of-the-art-design-of-the-year-for-ever-and-ever.",
    "ʿUmar and Umar; Straße, Strasse; Łódź, Lodz; naïve, naı̈ve; coöperate; soft\u00adhyphen; ﬁnance; Ａｂｃ; CO₂ and note².",
    "پاکستان اور چین کے درمیان تعلقات، پاکستانی فوج۔ پاكستان كي سياست",
    "中国和巴基斯坦的关系非常重要。中国共产党中央委员会 China中国 abc中国def 日本",
    "𝒜 𐐷𐐷 words behind 𐐷 letters beyond the plane, then Gwadar again; “don’t”, rock-’n’-roll, don''t, a--b, x.y.z, ..., -- '",
    "",
    "Balance of power. The balance of  power, balance “of” power, balance in power; power of balance (balance, of, power).",
    "Role of China in Pakistan; role in China of Pakistan; the role of China.",
    'https://www.example.org/a-b/c_d?e=f&g=1 mail@example.org constructor __proto__ toString <b>bold</b> & "quotes" \\ ; : |',
]
# Things that are told across the papers, with words that alone lead there, and words that are as often elsewhere.
BESIDE = [
    findable.Row(
        "event", "chronology.html#event-odd", "1947: The U.S. and the U. S. Navy in 北京大学堂", "Odd"
    ),
    findable.Row(
        "fact",
        "claims.html#fact-odd",
        "How many men: 3,000; 1,234,567",
        "≠ Differ › Odd",
        "How many men were there?",
    ),
    findable.Row(
        "answer",
        "synopsis.html#odd",
        "The role of China in Pakistan; balance of power",
        "Odd › Qur’an",
        "Role of China",
    ),
    findable.Row(
        "author", "authors.html#author-odd", "Strasse, J. R.", "1 place in 1 paper", "J. R. Strasse"
    ),
]
ASKED = (Path(__file__).parent.parent / "fixtures" / "searches.txt").read_text("utf-8").splitlines()


def edition(made: Build) -> dict[str, Any]:
    """Return the five papers as the script of texts has them, and a sixth with odd paragraphs."""
    data = parted.read(made.pages["data/corpus.js"])
    odd = {
        "slug": "odd",
        "label": "Odd",
        "name": "Odd",
        "title": "On the balance of power",
        "authors": "J. R. Smith, 中国",
    }
    data["papers"].append(odd)
    before = len(data["passages"])
    data["passages"] += [[5, f"p{place}", "text", text] for place, text in enumerate(ODD, 1)]
    data["passages"] += [
        [5, "fn:1", "note", ODD[0]],
        [5, "ref1", "reference", "Smith, J. R. (2015). The U.S. and us."],
    ]
    data["headings"] += [
        [5, "one", "The Balance of Power", before, 2],
        [5, "two", "Gwadar", before + 2, 3],
        [5, "three", "The End", before + len(ODD), 2],
    ]
    return data


def put(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder; return it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def drawn(data: dict[str, Any]) -> list[str]:
    """Return words, beginnings, pairs and phrases of the texts, drawn by chance."""
    chance = random.Random(19)
    texts = [text for *_, text in data["passages"]] + [row[1] for row in data["works"]]
    asked = []
    for _ in range(60):
        words = re.findall(r"[^\s\"“”]+", chance.choice(texts))
        if len(words) > 5:
            at = chance.randrange(len(words) - 4)
            asked += [
                words[at],
                words[at][:4],
                f"{words[at]} {words[at + 3]}",
                f'"{" ".join(words[at : at + 3])}"',
                " ".join(words[at : at + 4]),
            ]
    return asked


@pytest.mark.judge
@pytest.mark.slow
def test_both_answer_alike(
    root: Path, made: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    """Whatever one asks, results, their order and the words shown are those of the texts in one file.

    The scripts are asked anew when a byte of them, of the texts or of the questions has changed.
    """
    monkeypatch.setattr(parts, "STRETCH", 6_000)
    monkeypatch.setattr(parts, "WORKS", 30)
    data = edition(made)
    script = made.pages[findable.FILE]
    rows = [
        findable.Row(*row) for row in json.loads(script.removeprefix("globalThis.ACROSS = ").rstrip(";\n"))
    ]
    order = ("page", "term", *findable.GROWING, "question")
    every = sorted([*rows, *BESIDE], key=lambda row: order.index(row.kind))
    named, told = findable.divided(every)
    assert all(len(told[kind]) > 1 for kind in findable.GROWING)
    whole = f"globalThis.EDITION = {json.dumps(data, ensure_ascii=False)};\n"
    one = put(tmp_path / "one", {"data/corpus.js": whole, findable.FILE: findable.script(every)})
    many = put(tmp_path / "many", {**parted.files(data, told), findable.FILE: findable.script(named)})
    across = {"passages": [[row.text] for some in told.values() for row in some], "works": []}
    asked = [*dict.fromkeys([*ASKED, *drawn(data), *drawn(across)])]
    put(tmp_path, {"asked.json": json.dumps(asked)})
    # Hundreds of patterns each look at thousands of texts: they are compiled at once, not after a first try.
    command = [
        *(shutil.which("node") or "node", "--no-regexp-tier-up"),
        *("tests/scripts/both.js", one, many, tmp_path / "asked.json"),
    ]
    scripts = passed.read("docs/assets/javascripts", "tests/scripts") + passed.tools()
    kept = judged.Kept(
        pytestconfig, "both", *map(str, command[1:-3]), scripts, *passed.told(tmp_path, below=tmp_path)
    )
    if (printed := kept.found()) is None:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        printed = done.stdout
    told = json.loads(printed)
    assert told["differing"] == [], json.dumps(told["differing"], ensure_ascii=False, indent=1)
    found = dict(zip(asked, told["found"], strict=True))
    assert found["中国"] == 2, "the paragraph, and the author"
    assert found["xqzzv"] == 0
    kept.keep(printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Navy", [("The", 0, 0), ("U.S", 4, 1), ("S", 6, 1), ("Navy", 9, 2)]),
        ("J. R. Smith", [("J. R", 0, 0), ("R", 3, 2), ("Smith", 6, 2)]),
        ("co-operation – (3,000)", [("co-operation", 0, 0), ("operation", 3, 1), ("3,000", 16, 4), ("000", 18, 1)]),
        ("ʿUmar’s 中国人民大", [("Umar’s", 1, 1), ("s", 6, 1), ("中国人民", 8, 1), ("国人民大", 9, 0), ("人民大", 10, 0), ("民大", 11, 0), ("大", 12, 0)]),
        ("… – !", []),
    ],
)  # fmt: skip
def test_words_with_what_is_joined_to_them(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each word, where it stands, and how many signs behind the one before."""
    assert [place[:3] for place in cut(text).places()] == expected


def test_the_last_word_is_told() -> None:
    """Whatever signs follow it."""
    assert [last for *_, last in cut("The End of it.”").places()] == [False, False, False, True]


def test_words_are_listed_with_all_that_is_joined() -> None:
    """In the list of all words each is there once, and with signs before it that count as none."""
    assert cut("The U.S. and ʿUmar’s co-operation").joined() == [
        "The",
        "U.S",
        "and",
        "ʿUmar’s",
        "co-operation",
    ]


@pytest.mark.slow
def test_characters_are_compared_as_in_the_browser(root: Path) -> None:
    """Every character of the first plane that this Python knows, too, but for signs of no letter."""
    code = """require("./tests/scripts/site.js").load("search/folded.js", "search/words.js");
        const all = [];
        for (let code = 0; code < 0xd800; code += 1) all.push([Folded.fold(String.fromCharCode(code)), Words.unspaced(String.fromCharCode(code))]);
        console.log(JSON.stringify(all));"""
    done = subprocess.run(
        [shutil.which("node") or "node", "-e", code],
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    wrong = []
    for number, (folded, unspaced) in enumerate(json.loads(done.stdout)):
        character = chr(number)
        kind = unicodedata.category(character)
        known = kind != "Cn" and unicodedata.category(chr(ord(folded[-1]) if folded else 0)) != "Cn"
        if known and (
            BARE[number] != folded
            or (kind[0] in "LMN" and kind != "No" and unspaced != (KINDS[number] == "u" and bool(folded)))
        ):
            wrong.append(f"{number:x} {kind} {character} {BARE[number]!r} {folded!r} {KINDS[number]}")
    assert wrong == []
