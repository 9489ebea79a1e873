"""Compares the rules of each style with the learned reader on printed entries whose fields are known.

Usage: ``python -m training.measure RECORDS.jsonl [--papers FOLDER]``. The records are those kept from training;
``--papers`` names a folder of real papers (``*.json`` with ``references``), which are set in each style, too.
An entry is wholly right if authors, editors, year, title, container, volume, issue, pages, publisher, place
and DOI are as printed, apart from the signs around them.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from edition.intake.reference_list import style_of
from edition.model.text import Span
from edition.model.works import Name, Reference
from edition.references import reader
from edition.references.learned import decode
from edition.references.learned import labels as label
from edition.references.learned.people import persons
from edition.references.learned.read import learned_entry
from edition.references.learned.tokens import tokens
from edition.text.markup import parse
from training.citing import Labelled, cited
from training.damage import Damager
from training.drawn import Record
from training.records import Maker, load
from training.train import STYLES

SEVEN = {
    "APA": "apa", "Harvard": "harvard-cite-them-right", "Chicago author–date": "chicago-author-date-16th-edition",
    "MLA": "modern-language-association", "IEEE": "ieee", "Vancouver": "nlm-citation-sequence",
    "Chicago bibliography": "chicago-notes-bibliography-16th-edition", "AMA": "american-medical-association",
    "ACS": "american-chemical-society", "Nature": "nature",
}  # fmt: skip

COMPARED = ("year", "letter", "title", "container", "volume", "issue", "pages", "publisher", "place", "doi")

HERE = Span("measured", 1, 1)


def simple(text: str) -> str:
    """Return a field as it is compared: letters and digits, without accents of extraction."""
    text = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\W_]+", " ", text.replace("’", "").replace("'", "")).strip()


def named(people: tuple[Name, ...]) -> tuple[str, ...]:
    """Return names as they are compared."""
    return tuple(
        simple(f"{n.particle} {n.family} {n.given} {n.suffix} {n.literal}".replace(".", " ")) for n in people
    )


def compared(made: Reference) -> dict[str, Any]:
    """Return the fields of a reference as they are compared."""
    out: dict[str, Any] = {name: simple(getattr(made, name)) for name in COMPARED}
    return out | {"authors": named(made.authors), "editors": named(made.editors)}


def truth(entry: Labelled) -> Reference:
    """Return the reference that an entry prints, from the labels with which it was made."""
    found = tokens(entry.text, entry.italic)
    labelled = [entry.labels[t.start] if t.kind not in {"doi", "url"} else "O" for t in found]
    made = decode.fields(entry.text, found, labelled)
    authors = persons(entry.text, found, labelled, label.AUTHOR)
    editors = persons(entry.text, found, labelled, label.EDITOR)
    return Reference(HERE, (), authors=authors, editors=editors, **made)


def real(folder: Path) -> list[Record]:
    """Return the references of real papers as records, each once."""
    out: dict[str, Record] = {}
    for path in sorted(folder.glob("*.json")):
        for made in json.loads(path.read_text("utf-8"))["references"]:
            out.setdefault(f"{made['title']}{made['year']}", record_of(made))
    return list(out.values())


def record_of(made: dict[str, Any]) -> Record:
    """Return a reference of a real paper as a record."""
    record: Record = {"type": made["type"], "title": made["title"], "issued": {"literal": made["year"] or ""}}
    if re.fullmatch(r"\d{4}", made["year"] or ""):
        record["issued"] = {"date-parts": [[int(made["year"])]]}
    for name, role in (("authors", "author"), ("editors", "editor")):
        people = [
            {"literal": p["family"]} if p.get("group") else {"family": p["family"], "given": p["given"] or ""}
            for p in made[name] or ()
        ]
        if people:
            record[role] = people
    names = {
        "container": "container-title", "volume": "volume", "issue": "issue", "pages": "page", "publisher": "publisher",
        "place": "publisher-place", "doi": "DOI", "url": "URL",
    }  # fmt: skip
    return record | {csl: made[name] for name, csl in names.items() if made.get(name)}


def plain(entry: Labelled) -> Labelled:
    """Return an entry without italics."""
    return Labelled(entry.text.rstrip(), entry.labels, (False,) * len(entry.text))


def judged(entries: list[Labelled], wrong: Counter[str]) -> tuple[int, int, int]:
    """Return how many entries are read wholly right: by the rules of their list's style, learned, and as read."""
    texts = [entry.text for entry in entries]
    style, _ = style_of(texts)
    rules = learned = both = 0
    for entry in entries:
        printed = parse(entry.text)
        right = compared(truth(entry))
        row = reader.STYLES[style]
        rules += compared(row.read(printed, HERE)[0].reference) == right
        guess = compared(learned_entry(printed, HERE)[0].reference)
        learned += guess == right
        for name, expected in right.items():
            if guess[name] != expected:
                wrong[name] += 1
        both += [compared(r.reference) for r in reader.read_entry(printed, style, HERE)] == [right]
    return rules, learned, both


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("--papers", type=Path)
    parser.add_argument("--damaged", action="store_true")
    parser.add_argument("--styles", nargs="*", default=list(SEVEN))
    options = parser.parse_args()
    random = Random(99)  # noqa: S311 - the same seed gives the same measure
    maker = Maker(load(options.records)[::20], random)
    made = [maker.make() for _ in range(200)]
    rows = [("records", json.dumps(made))]
    if options.papers:
        rows.append(("papers", json.dumps(real(options.papers))))
    held_out = {name: name for name in STYLES["held_out"]} if "held-out" in options.styles else {}
    print(f"{'style':38} {'of':10} {'n':>4} {'rules':>6} {'learned':>8} {'read':>6}")
    for name, csl in {**{k: v for k, v in SEVEN.items() if k in options.styles}, **held_out}.items():
        for source, records in rows:
            entries = [
                plain(e) for e in cited(json.loads(records), csl, "en-GB" if name == "Harvard" else "en-US")
            ]
            if options.damaged:
                damager = Damager(random)
                entries = [damager.damaged(entry, place) for place, entry in enumerate(entries)]
            wrong: Counter[str] = Counter()
            start = time.monotonic()
            counts = judged(entries, wrong)
            took = time.monotonic() - start
            shares = [f"{100 * count / len(entries):.1f}" for count in counts]
            print(
                f"{name:38} {source:10} {len(entries):4} {shares[0]:>6} {shares[1]:>8} {shares[2]:>6}",
                dict(wrong.most_common(5)),
                f"{took:.1f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
