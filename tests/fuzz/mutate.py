"""Papers damaged in every way that an extraction, an editor or an attacker could think of.

Every decision is an integer below a limit, drawn from a ``Choices``: Hypothesis, Atheris and plain chance
drive the same mutations.
"""

from __future__ import annotations

import hashlib
import random
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

import synthetic
import toy

ROOT = Path(__file__).resolve().parent.parent.parent
MARK = "zq17"  # occurs in no text: an element, attribute or address with it came from a payload
TEXTS = ("source.txt", "paper.yaml", "emendations.yaml")


class Choices(Protocol):
    """The source of the numbers."""

    def number(self, limit: int) -> int:
        """Return an integer from 0 to below ``limit``."""


class Chance:
    """Random numbers from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def number(self, limit: int) -> int:
        """Return an integer from 0 to below ``limit``."""
        return self.random.randrange(limit)


MARKUP = (
    f"<script>alert('{MARK}')</script>",
    f"<{MARK} on{MARK}='1'>",
    f"</p></div><{MARK}>",
    f"<img src={MARK} onerror=alert(1)>",
    f"<a href='javascript:{MARK}'>x</a>",
    f"[x](javascript:{MARK})",
    f"[x](<javascript:{MARK}> 'y')",
    f'[x]( https://e.org/"on{MARK}="1 )',
    f"<javascript:{MARK}>",
    f'https://e.org/"><{MARK}>',
    f"https://e.org/'on{MARK}='x'",
    f'<https://e.org/{MARK}">',
    f"![x](https://e.org/{MARK}.png)",
    f"{{: on{MARK}='1' }}",
    f"{{ .{MARK} #{MARK}_id on{MARK}=1 }}",
    f"text {{ #{MARK}_id }}",
    f"`<{MARK}>`",
    f"<!-- <{MARK}> -->",
    f"<![CDATA[<{MARK}>]]>",
    f"<?{MARK} ?>",
    f"&lt;{MARK}&gt; &#60;{MARK}&#62; &amp;",
    f"\\<{MARK}\\>",
    f"*<{MARK}>*",
    f"**[<{MARK}>](https://e.org)**",
    f"[^1]: <{MARK}>",
    f"[{MARK}]: javascript:{MARK} 'x'",
    f"[x][{MARK}]",
    "[^1] [^zz] [^1]: y",
    '--8<-- "../mkdocs.yml"',
    "--8<--\n../mkdocs.yml\n--8<--",
    "///Footnotes Go Here///",
    "[TOC]",
    "*[HTML]: x",
    "{{ config }} {% raw %}",
    f"<sup>{MARK}</sup> <sup>1</sup> <sup></sup> <sup> 2 </sup>",
    "<u>a</u> <b>b <sup>3</b></sup>",
    "<SUP>4</SUP> </sup> <u",
    "¹ ² ³ ⁴⁵ ⁰",
    "~~~ python\nx\n~~~",
    "```\nx\n```",
    "    indented code",
    "> quote",
    "1. one",
    "# one",
    "####### seven",
    "### ",
    "--- ",
    "===",
    "| a | b |\n|---|---|",
    "a\tb\tc",
    "- - - x",
    "- • ▪ x",
    "### - - x",
    "1. 2. 3. x",
    "-\n- \n- -\n•",
    "- ",
    "* * x",
    "+ x",
    ": definition",
    "!!! note",
    "↓",
    "*a **b* c**",
    "***",
    "_a_ __b__",
    "\\",
    "a\\",
    "\\*\\_\\[",
)
UNICODE = (
    "\ufeff", "\u200b", "\u200d", "\u00ad", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x00", "\x07", "\x1b[31m",
    "\x7f", "\ufffe", "\uffff", "\ue000", "\ue001x\ue002", "\ue003", "\u202eabc\u202c", "\u0301", "e\u0301\u0301\u0301",
    "ﬁ ﬂ", "İ ı ß ŉ", "𝔘𝔫𝔦", "😀", "漢字", "עברית", "١٢٣", "Ⅻ ⅷ", "²³", "①", "½", "“ ” ‘ ’ „ «", "\u00a0", "\u3000", "\t", "\r",
    "\x02notes\x03", "\x02", "\x03", "\x02amp\x03", "\x02wzxhzdk:0\x03", "klzzwxh:0001", "\u0660", "𝟙", "\U000e0001",
)  # fmt: skip
LATEX = (
    "\\input{/etc/passwd}", "\\write18{x}", "{\\bf x", "}}}{{{", "$\\frac{1}{0}$", "%", "\\def\\a{\\a\\a}\\a", "\\begin{x}",
    "{", "}", "\\", "~^_#&$%", "@article{x,", "\\verb|x", "\\textbackslash{}", '"a', "ER  - \nTY  - JOUR",
)  # fmt: skip
CITED = (
    "(Khan, 2015)", "(Khan & Ali, 2015a; see Small, n.d.)", "Khan (2015)", "(" * 50, ")" * 50, "(a, 2015" * 20, "Smith, 2023)",
    "et al. et al.", "A. B. C. D. E. F. G. H.", "Abc, " * 60, "Abc Def " * 60, "Ibid.", "ibidem, 12", "Ibid", "(Ed.)", "n.d.",
    "https://doi.org/10.1234/" + "x/" * 50, "doi: 10.1234/a(b)c", "(2015)", "“", "”", "In *", "pp. 1–2", "(No. )", "Vol. 1",
    "Accessed July 1, 2020", "Al-Xyz, A. B., & O’Neill, C. (2015). *Title*. *Journal*, *1*(2), 3–4.",
    "Doe, Jane. “Title.” *Journal* 1, no. 2 (2015): 3.", "“" * 40, "”" * 40, "*" * 41, "_" * 41, "[" * 60, "]" * 60,
    "<" * 60, "[a](" * 30, "![" * 30, "\\" * 61, "&" * 60, "#" * 60, "-" * 60, "a-", "x.", "- Jr., Sr., III",
)  # fmt: skip
BOMBS = (
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "<<: *x", "&a x", "*a", "!!python/object/apply:os.system [x]", "? [a]\n: b", "[" * 500, "{" * 500, "- " * 300,
    "line: 99999999999999999999", "line: -1", "line: 0", "line: 1e3", "first: 1", "last: 999999999", "level: 99", "count: 7",
    "key: ../../x", "key: 'a b'", "slug: ../x", "line: " + "9" * 5000, "x: |\n  y", "find: ''", 'replace: "a\\nb"',
    "replace: '<script>'", "%YAML 9.9", "--- a", "...", "\t- x", '"', "'", "true: false", "null", "{}", "[]", "~", "text: ''",
    "kind: heading", "kind: paragraph", "layout: hard-wrapped", "citations: author-date", "family: ''", "given: ''", "year: {text: '', line: 3}",
)  # fmt: skip
PAYLOADS = (*MARKUP, *UNICODE, *LATEX, *CITED)
PIECES = (
    *PAYLOADS, "word", "Word two.", "A sentence (Khan, 2015).", "- ", "• ", "### ", "**", "*", "\t", "<sup>1</sup>", "¹ ", "1. ",
    "Figure 1: X", "Table 1: Y", " ", "a-", "b", "<u></u>", "[1]", "https://e.org/a",
)  # fmt: skip


@cache
def seeds() -> tuple[dict[str, str], ...]:
    """Return the papers to damage: those of the edition, and a synthetic one of each system."""
    found = [
        {name: (folder / name).read_text("utf-8") for name in TEXTS if (folder / name).exists()}
        for folder in sorted((ROOT / "corpus").iterdir())
        if folder.is_dir()
    ]
    author = synthetic.Author(3)
    for system in synthetic.SYSTEMS:
        text, data, ledger = author.paper("synthetic", system)
        found.append(
            {
                "source.txt": text,
                "paper.yaml": synthetic.dump(data),
                "emendations.yaml": synthetic.dump(ledger),
            }
        )
    return tuple(found)


def pick(choices: Choices, values: tuple[str, ...]) -> str:
    """Return one of several values."""
    return values[choices.number(len(values))]


def window(choices: Choices, lines: list[str]) -> list[str]:
    """Blank all lines except some runs, so that a case is small and line numbers stay correct."""
    kept: set[int] = set(range(choices.number(min(len(lines), 40) + 1)))
    for _ in range(1 + choices.number(3)):
        first = choices.number(len(lines))
        kept.update(range(first, first + 1 + choices.number(24)))
    if choices.number(2):
        kept.update(range(len(lines) - choices.number(12), len(lines)))
    return [line if number in kept else "" for number, line in enumerate(lines)]


def hurt(choices: Choices, lines: list[str], payloads: tuple[str, ...]) -> list[str]:
    """Damage lines once."""
    lines = list(lines) or [""]
    filled = [place for place, line in enumerate(lines) if line.strip()] or [0]
    at = filled[choices.number(len(filled))]
    other = filled[choices.number(len(filled))]
    line = lines[at]
    cut = choices.number(len(line) + 1)
    match choices.number(14):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, line)
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            del lines[at + 1 :]
            lines[at] = line[:cut]
        case 4:
            lines[at] = line[:cut]
            lines.insert(at + 1, line[cut:])
        case 5:
            lines[at] = line + lines[other]
        case 6:
            signs = "".join(chr(1 + choices.number(0xD7FF - 1)) for _ in range(1 + choices.number(8)))
            lines[at] = line[:cut] + signs + line[cut:]
        case 7:
            lines[at] = line[:cut] + line[cut + 1 + choices.number(4) :]
        case 8:
            lines.insert(at, pick(choices, payloads))
        case 9:
            lines[at] = (
                line[:cut] + " ".join([pick(choices, payloads)] * (1 + choices.number(12))) + line[cut:]
            )
        case 10:
            lines[at] = pick(choices, payloads) + " " + line
        case _:
            lines[at] = line[:cut] + pick(choices, payloads) + line[cut:]
    return lines


def emendations(choices: Choices, ledger: str, lines: list[str]) -> str:
    """Return the emendations that still fit the text, and sometimes one that inserts a payload."""
    kept = [
        item
        for item in yaml.load(ledger, Loader=yaml.CSafeLoader)
        if item["line"] <= len(lines) and lines[item["line"] - 1].count(item["find"]) == 1
    ]
    lines = lines or [""]
    place = choices.number(len(lines))
    words = [word for word in lines[place].split() if lines[place].count(word) == 1]
    if words and choices.number(2) and all(item["line"] != place + 1 for item in kept):
        word = words[choices.number(len(words))]
        change = {"replace": pick(choices, PAYLOADS), "kind": "extraction"}
        kept.append({"line": place + 1, "find": word, "reason": pick(choices, PAYLOADS), **change})
    return synthetic.dump(kept)


def roles(last: int) -> tuple[dict[str, Any], ...]:
    """Return what a ``paper.yaml`` may say about the third to the last line of a small text."""
    run = {"first": 3, "last": last}
    styles = (
        "apa",
        "apa-numbered",
        "chicago-bibliography",
        "chicago-author-date",
        "harvard",
        "mla",
        "vancouver",
    )
    listed = {"bodies": "list", "style": "chicago-notes", "count": 3}
    return (
        {},
        {"layout": "hard-wrapped"},
        {"citations": "author-page"},
        {"front_matter": [run]},
        {"figures": [run]},
        {"abstract_heading": 1, "abstract": {"first": 3, "last": 3}},
        {"structure": [{"line": 3, "kind": "heading", "level": 2}]},
        {"citations": "notes", "notes": {"markers": "sup-tag", **listed}},
        {"citations": "notes", "notes": {"markers": "superscript", **listed, "bodies": "page-foot"}},
        *({"references": {"style": style, "lines": run, "count": 1}} for style in styles),
    )


def small(choices: Choices) -> dict[str, str]:
    """Return a paper of a few lines, made from pieces alone."""
    lines = ["Intro", ""]
    parting = [""] * choices.number(2)
    for _ in range(1 + choices.number(6)):
        lines += ["".join(pick(choices, PIECES) for _ in range(1 + choices.number(4))), *parting]
    text = "\n".join(lines)
    options = roles(text.count("\n") + 1)
    data = toy.data(text, **options[choices.number(len(options))])
    return {"source.txt": text, "paper.yaml": synthetic.dump(data), "emendations.yaml": "[]"}


def paper(choices: Choices) -> dict[str, bytes]:
    """Return the files of a damaged paper, with the correct checksum and any counts."""
    if choices.number(3):
        files = dict(seeds()[choices.number(len(seeds()))])
        lines = window(choices, files["source.txt"].split("\n"))
    else:
        files = small(choices)
        lines = files["source.txt"].split("\n")
    for _ in range(choices.number(6)):
        lines = hurt(choices, lines, PAYLOADS)
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    if choices.number(60) == 59:
        text = text[: len(text) // 2] + bytes([128 + choices.number(128)]) + text[len(text) // 2 :]
    digest = hashlib.sha256(text).hexdigest()
    made = {"source.txt": text}
    files["emendations.yaml"] = emendations(choices, files.get("emendations.yaml", "[]"), lines)
    for name in TEXTS[1:]:
        rows = files[name].split("\n")
        rows = [f"sha256: {digest}" if row.startswith("sha256:") else row for row in rows]
        if choices.number(5) == 0:
            for _ in range(1 + choices.number(3)):
                rows = hurt(choices, rows, (*BOMBS, *PAYLOADS))
        made[name] = "\n".join(rows).encode("utf-8", "replace")
    return made


@cache
def shared() -> tuple[str, ...]:
    """Return the names of the files in which the editors decide about several papers."""
    return tuple(sorted(path.name for path in (ROOT / "corpus").glob("*.yaml") if path.name != "corpus.yaml"))


def decided(choices: Choices, name: str) -> bytes | None:
    """Return a file of the editors' decisions, sometimes an odd one, usually none."""
    if choices.number(20):
        return None
    rows = (ROOT / "corpus" / name).read_text("utf-8").split("\n")
    if choices.number(2):
        rows = rows[: choices.number(len(rows))]
    for _ in range(choices.number(4)):
        rows = hurt(choices, rows, (*BOMBS, *PAYLOADS))
    return "\n".join(rows).encode("utf-8", "replace")


def corpus(choices: Choices) -> dict[str, bytes]:
    """Return the files of a corpus of one or two damaged papers, by their paths."""
    files: dict[str, bytes] = {}
    slugs = []
    for number in range(1 + (choices.number(4) == 0)):
        made = paper(choices)
        slug = slug_of(made["paper.yaml"]) or f"toy{number}"
        if slug in slugs:
            continue
        slugs.append(slug)
        files |= {f"corpus/{slug}/{name}": content for name, content in made.items()}
    files["corpus/corpus.yaml"] = yaml.safe_dump({"papers": slugs}).encode()
    for name in shared():
        content = decided(choices, name)
        if content is not None:
            files[f"corpus/{name}"] = content
    return files


def slug_of(data: bytes) -> str:
    """Return the slug in a ``paper.yaml``, if it can be the name of a folder."""
    for row in data.decode("utf-8", "replace").split("\n"):
        name, _, value = row.partition(":")
        if name == "slug" and value.strip().replace("-", "").isalnum():
            return value.strip()
    return ""


def write(root: Path, files: dict[str, Any]) -> Path:
    """Write files below ``root`` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (root / "docs").mkdir(exist_ok=True)
    return root
