"""A corpus of hostile values: each value from a text or an editors' file carries a payload.

There are two papers for each payload, one with a list of references and one with notes. The editors' files
about several papers name all of them. The site's own files come from the project.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import toy
from edition.cache.tasks import opened
from edition.pipeline.build import Build, build
from edition.site import generated
from edition.text import places as text_places
from fuzz.mutate import MARK
from synthetic import CHANGES, ROOT, dump

ASKED = {"answer": "bibliography.html"}
HOME = '# Home\n\n--8<-- "_generated/questions.md"\n\n--8<-- "_generated/papers.md"\n\n--8<-- "_generated/apparatus.md"\n'
OUTSIDE = "  /about/\n  /*.md\n"
NAME = "Qxz"  # the placeholder of a payload
PAYLOADS = (
    f"<script>window.{MARK}=1</script>",
    f"<svg onload=window.{MARK}=1>",
    f"<img src=x onerror=window.{MARK}=1 class={MARK}>",
    f'" onfocus=window.{MARK}=1 autofocus {MARK}="',
    f"' onmouseover=window.{MARK}=1 {MARK}='",
    f"</title></textarea></script><script>window.{MARK}=1</script>",
    f"<meta http-equiv=refresh content='0;url=https://{MARK}.example/'>",
    f"<a href=javascript:window.{MARK}=1>x</a> [x](javascript:window.{MARK}=1)",
    f"<base href=https://{MARK}.example/><link rel=stylesheet href=https://{MARK}.example/x.css>",
    f"{{{{ config.site_name }}}} {{% raw %}} {{: #{MARK}_id .{MARK} onclick=window.{MARK}=1 }}",
    f'![x](https://{MARK}.example/x.png) [^1] --8<-- "../mkdocs.yml" <!-- {MARK} -->',
    f"\u202e{MARK}\u202c &lt;script&gt;window.{MARK}=1&lt;/script&gt; &amp; \\<b>",
    f"]]></style><style>*{{display:none}}</style><iframe srcdoc='<script>parent.{MARK}=1</script>'>",
)


class Source:
    """Lines of a source, with their numbers."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, *lines: str) -> int:
        """Add lines and a blank one; return the number of the first."""
        first = len(self.lines) + 1
        self.lines += [*lines, ""]
        return first

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines)


def described(source: Source) -> dict[str, Any]:
    """Add the head of a paper, with every fact printed; return its part of ``paper.yaml``."""

    def fact(words: str) -> dict[str, Any]:
        return {"text": words, "line": source.add(words)}

    title = fact("Rivers of Qxz")
    line = source.add("Jane Qxz Doe")
    author = {
        "name": "Jane Qxz Doe",
        "family": "Doe",
        "given": "Jane Qxz",
        "line": line,
        "corresponding": True,
    }
    author |= {"affiliation": fact("University of Qxz"), "email": fact("doe@Qxz.example")}
    facts = {
        name: fact(f"{name} Qxz")
        for name in (
            "journal",
            "volume",
            "issue",
            "season",
            "page",
            "licence",
            "received",
            "revised",
            "accepted",
        )
    }
    facts |= {
        "year": fact("2015"),
        "published": fact("May 1, 2015 Qxz"),
        "doi": fact("10.1234/<script>window.zq17=1</script>"),
    }
    facts |= {
        "url": fact("https://example.org/river"),  # these hold no payload: their domains reject it
        "issn_online": fact("2709-3905"),
        "issn_print": fact("2709-3891"),
    }
    words = source.add("Keywords: Qxz, water")
    return {
        "title": title, "authors": [author], **facts, "reviewed": [fact("reviewed Qxz")],
        "keywords": ["Qxz", "water"], "keywords_line": words,
    }  # fmt: skip


def body(source: Source, mark: str, last_mark: str) -> dict[str, Any]:
    """Add the running text; return its part of ``paper.yaml``. The marks cite entries or notes."""
    source.add("### Heading of Qxz")
    source.add(f"The towns of 1901 and Qxz were drained by guilds {mark}, *in Qxz italics*, **in Qxz bold**.")
    source.add(
        "See [the map of Qxz](https://example.org/map) and https://example.org/Qxz for more, as AQZ says."
    )
    source.add("A word that is wrogn Qxz stands here.")
    source.add("- An item of Qxz.", "- Another one.")
    source.add("**Table 1: Qxz**", "", "Head Qxz\tHead", "Cell Qxz\tCell", "More Qxz\tCell")
    first = source.add("### **Figure 1: Qxz**", "", "Box of Qxz", "", "↓", "", "Other of Qxz")
    last = len(source.lines) - 1
    running = source.add("Running head of Qxz")
    plain = source.add("**A plain sentence of Qxz**")
    source.add(f"The last paragraph of Qxz tells nothing more.{last_mark}")
    return {
        "figures": [{"first": first, "last": last}],
        "furniture": [{"line": running, "text": "Running head of Qxz", "kind": "running-head"}],
        "structure": [{"line": plain, "kind": "heading", "level": 3, "reason": "Because of Qxz."}],
    }


ENTRIES = (
    "- Khan, A. Qxz. (2014). Guilds of Qxz: A story. *Journal of Qxz*, *1*(2), 3–4. https://doi.org/10.1234/Qxz",
    "- Roe, B., & Qxz, C. (2013). *A book of Qxz*. Qxz Press. https://example.org/Qxz",
    "- Institute of Qxz. (2012). *Report of Qxz* (No. 7 Qxz). Qxz.",
)
NOTE = "Jane Khan, “Guilds of Qxz,” *Journal of Qxz* 1, no. 2 (2014): 3, https://example.org/Qxz."


def word_of(slug: str) -> str:
    """Return a word that occurs in only one paper."""
    return f"W{slug.replace('-', '')}"


def paper(slug: str, *, notes: bool) -> dict[str, Any]:
    """Return the files of a paper, parsed, with ``NAME`` in place of payloads."""
    source = Source()
    facts = described(source)
    front = {"first": 1, "last": len(source.lines)}
    abstract = source.add("### Abstract")
    first = source.add("An abstract of Qxz in one sentence.")
    marks = (
        ("with Qxz<sup>1</sup>", "<sup>2</sup>") if notes else ("(Khan, 2014; Nobody Qxz, 2001, p. 4)", "")
    )
    options = body(source, *marks)
    source.add(f"Of {word_of(slug)} nothing is said.")
    if notes:
        source.add("### Notes")
        source.add(f"- <sup>1</sup> {NOTE}", "- <sup>2</sup> Ibid., Qxz, 4.")
        style = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 2}
        options |= {"citations": "notes", "notes": style}
    else:
        source.add("### References")
        line = source.add(*ENTRIES)
        lines = {"first": line, "last": line + len(ENTRIES) - 1}
        options |= {"references": {"style": "apa", "lines": lines, "count": len(ENTRIES)}}
    at = next(place for place, text in enumerate(source.lines, 1) if "wrogn" in text)
    ledger = [
        {
            "line": at,
            "find": "wrogn Qxz",
            "replace": "wrong Qxz",
            "kind": "extraction",
            "reason": "Because of Qxz.",
        },
        {"line": at - 2, "find": "for more", "kind": "print", "reason": "As Qxz has it."},
    ]
    data = toy.data("", slug=slug, key=f"doe2015{slug.replace('-', '')}", line="A line of Qxz.", **options)
    data |= {"description": facts, "front_matter": [front], "abstract_heading": abstract}
    data |= {"abstract": {"first": first, "last": first}, "open_questions": ["Is Qxz open?"]}
    return {"source.txt": source.text, "paper.yaml": data, "emendations.yaml": ledger}


def across(papers: list[str], words: dict[str, str], entries: dict[str, list[str]]) -> dict[str, Any]:
    """Return the editors' files about several papers, for one payload.

    In: the slugs of its papers, the words of the first paragraph of each, the ids of their entries.
    """
    one = papers[0]
    quoted = [{"paper": slug, "place": "p1", "quote": words[slug], "value": "Qxz"} for slug in papers]
    dated = [{"paper": slug, "at": "p1", "quote": words[slug]} for slug in papers]
    places = [{"paper": slug, "anchors": ["p1"]} for slug in papers]
    return {
        "works.yaml": {
            "decisions": [{"entries": entries[one][:2], "are": "apart", "reason": "Because of Qxz."}],
            "corrections": [
                {"entry": entries[one][1], "authors": ["Qxz, Carl"], "fields": {"title": "Corrected Qxz"},
                 "reason": "Because of Qxz."},
            ],
        },
        "claims.yaml": {
            "topics": [{"id": one, "label": "A topic of Qxz"}],
            "facts": [{"id": f"{one}-fact", "topic": one, "subject": "A subject of Qxz", "verdict": "agree",
                       "note": "A note on Qxz.", "statements": quoted}],
        },
        "chronology.yaml": {
            "themes": [{"id": one, "label": "A theme of Qxz"}],
            "events": [{"id": f"{one}-event", "date": "1901", "words": words[one], "title": "An event of Qxz",
                        "theme": one, "remark": "A remark on Qxz.", "places": dated}],
        },
        "synopsis.yaml": {
            "questions": [{"id": one, "label": "A question of Qxz"}],
            "cells": [{"paper": slug, "question": one, "text": "An answer of Qxz.", "places": ["p1"]} for slug in papers],
        },
        "index-terms.yaml": {
            "categories": {one: "Concepts of Qxz"},
            "papers": {slug: f"Short Qxz {slug}" for slug in papers},
            "terms": [{"id": one, "heading": "A term of Qxz", "category": one, "variants": [word_of(one)], "places": places,
                       "subentries": [{"heading": "an aspect of Qxz", "places": places}]}],
            "abbreviations": [{"abbreviation": "AQZ", "expansion": "Expansion of Qxz", "standard": "As Qxz says"}],
        },
    }  # fmt: skip


def filled(value: Any, payload: str) -> Any:
    """Return data with a payload in every place for one."""
    if isinstance(value, str):
        return value.replace(NAME, payload)
    if isinstance(value, list):
        return [filled(item, payload) for item in value]
    if isinstance(value, dict):
        return {key: filled(item, payload) for key, item in value.items()}
    return value


def merged(files: dict[str, Any], more: dict[str, Any]) -> None:
    """Add the files about several papers for one payload to those for the others."""
    for name, content in more.items():
        for key, rows in content.items():
            if isinstance(rows, dict):
                files.setdefault(name, {}).setdefault(key, {}).update(rows)
            else:
                files.setdefault(name, {}).setdefault(key, []).extend(rows)


def write(root: Path, payloads: Sequence[str] = PAYLOADS) -> Path:
    """Write the corpus below ``root`` and return it."""
    pairs = {payload: [f"list-{number}", f"notes-{number}"] for number, payload in enumerate(payloads)}
    for payload, slugs in pairs.items():
        for slug in slugs:
            files = filled(paper(slug, notes=slug.startswith("notes")), payload)
            options = {
                key: value for key, value in files["paper.yaml"].items() if key not in {"sha256", "slug"}
            }
            toy.corpus(root, files["source.txt"], files["emendations.yaml"], slug=slug, **options)
            toy.counted(root, slug)
    slugs = [slug for pair in pairs.values() for slug in pair]
    whole = " ".join(payloads)
    (root / "corpus" / "corpus.yaml").write_text(
        dump(
            {
                "title": f"Edition {whole}",
                "papers": slugs,
                "questions": [ASKED | {"words": whole, "about": whole}],
            }
        ),
        "utf-8",
    )
    made = built(root)
    places = {
        item.spec.slug: {place.anchor: place.text for place in text_places.of_paper(item)}
        for item in made.papers
    }
    words = {slug: found["p1"] for slug, found in places.items()}
    entries: dict[str, list[str]] = {slug: [] for slug in slugs}
    for work in made.works:
        for form in work.attested:
            entries[form.paper].append(form.id)
    files: dict[str, Any] = {"works.yaml": {"keys": {work.key: work.attested[0].id for work in made.works}}}
    for payload, pair in pairs.items():
        merged(files, filled(across(pair, words, entries), payload))
    files["index-terms.yaml"]["covers"] = f"things {whole}"
    files["index-terms.yaml"]["abbreviations"] = files["index-terms.yaml"]["abbreviations"][:1]
    said = {(cell["paper"], cell["question"]) for cell in files["synopsis.yaml"]["cells"]}
    files["synopsis.yaml"]["cells"] += [
        {"paper": slug, "question": question["id"]}
        for slug in slugs
        for question in files["synopsis.yaml"]["questions"]
        if (slug, question["id"]) not in said
    ]
    change = {
        **CHANGES["changes"][0],
        "title": f"Change {whole}",
        "items": [f"Item {payload}" for payload in payloads],
    }
    files["changes.yaml"] = {"changes": [change]}
    files["protected.yaml"] = {"words": list(payloads)}
    for name, content in files.items():
        (root / "corpus" / name).write_text(dump(content), "utf-8")
    return root


def built(root: Path) -> Build:
    """Build the corpus; what one build made of unchanged files, the next one finds in the store."""
    with opened(root, jobs=1) as shop:
        return build(root, shop)


SITE = """
nav:
  - Home: index.md
  - Papers:
{papers}
  - Bibliography: bibliography.md
  - {about}:
      - Changes: about/changes.md
"""


def project(root: Path, payloads: Sequence[str] = PAYLOADS) -> Path:
    """Write the corpus, its pages and a site around them, whose own words are also hostile."""
    write(root, payloads)
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    (root / "docs" / "search.md").write_text((ROOT / "docs" / "search.md").read_text("utf-8"), "utf-8")
    (root / "docs" / "index.md").write_text(HOME, "utf-8")
    whole = " ".join(payloads)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    for name in ("site_name", "site_description", "copyright"):
        settings = re.sub(
            rf"(?m)^{name}: .*$", lambda _, name=name: f"{name}: {json.dumps(f'{name} {whole}')}", settings
        )
    listed = [
        f"      - {json.dumps(f'{slug} {payload}')}: papers/{slug}.md"
        for number, payload in enumerate(payloads)
        for slug in (f"list-{number}", f"notes-{number}")
    ]
    settings = settings.replace("not_in_nav: |\n", f"not_in_nav: |\n{OUTSIDE}")
    settings += SITE.format(papers="\n".join(listed), about=json.dumps(f"About {whole}"))
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    generated.write_pages(root / "docs", built(root).pages)
    return root
