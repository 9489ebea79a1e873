"""Trains the reader of entries that learns, and measures it on records and styles that it has not seen.

Usage: ``python -m training.train RECORDS.jsonl MODEL.gz [--notes] [--entries N] [--seed N]``. The same records, seed,
pandoc, CSL styles and python-crfsuite give the same bytes. Every twentieth record is kept from training.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pycrfsuite
import yaml

from edition.references.learned.features import features
from edition.references.learned.tokens import tokens
from training.citing import Labelled, cited
from training.damage import Damager
from training.noting import NoteDamager, noted
from training.records import Maker, load

STYLES: dict[str, dict[str, int]] = yaml.safe_load((Path(__file__).parent / "styles.yaml").read_text("utf-8"))

LANGUAGES = (
    *("en-US",) * 8, "en-GB", "en-GB", *("de-DE",) * 3, *("fr-FR",) * 3, "tr-TR", *("es-ES",) * 3, "pt-BR", "pt-PT", "it-IT",
)  # fmt: skip

LIST = 40  # entries in one list, which share a style, a language and most damages

PARAMETERS = {
    "c1": 0.4,
    "c2": 0.01,
    "max_iterations": 100,
    "feature.possible_transitions": False,
    "feature.minfreq": 2,
}

Sequence = tuple[list[list[str]], list[str]]


def lists(maker: Maker, random: Random, kind: str, count: int) -> Iterator[tuple[str, list[Labelled]]]:
    """Yield printed lists of entries, or of notes, with their labels, in the styles of a kind by their shares."""
    styles = STYLES[kind]
    names, weights = list(styles), list(styles.values())
    for _ in range(max(1, count // LIST)):
        style, language = random.choices(names, weights)[0], random.choice(LANGUAGES)
        if kind.startswith("notes"):
            entries = noted(maker.listed(LIST), style, language, random)
            damager: Damager = NoteDamager(random, language)
        else:
            entries, damager = cited(maker.listed(LIST), style, language), Damager(random)
        yield style, [damager.damaged(entry, place) for place, entry in enumerate(entries)]


def sequence(entry: Labelled) -> Sequence:
    """Return the features and the labels of an entry."""
    found = tokens(entry.text, entry.italic)
    return features(found), [entry.labels[t.start] if t.kind not in {"doi", "url"} else "O" for t in found]


def accuracy(tagger: pycrfsuite.Tagger, entries: list[Sequence]) -> tuple[float, float]:
    """Return the shares of tokens and of whole entries that are labelled right."""
    right = total = whole = 0
    for seen, labels in entries:
        guessed = tagger.tag(seen)
        same = sum(a == b for a, b in zip(guessed, labels, strict=True))
        right, total, whole = right + same, total + len(labels), whole + (same == len(labels))
    return right / max(total, 1), whole / max(len(entries), 1)


def main() -> None:
    """Train and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--entries", type=int, default=11000)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--notes", action="store_true", help="train the model of notes, not that of lists")
    options = parser.parse_args()
    start = time.monotonic()
    records = load(options.records)
    random = Random(options.seed)  # noqa: S311 - the same seed gives the same model
    train, kept = [r for i, r in enumerate(records) if i % 20], records[::20]
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    kinds = ("notes", "notes_held_out") if options.notes else ("train", "held_out")
    for _, entries in lists(Maker(train, random), random, kinds[0], options.entries):
        for entry in entries:
            if entry.text.strip():
                trainer.append(*sequence(entry))
                count += 1
    print(f"{count} entries made in {time.monotonic() - start:.0f} s", flush=True)
    trainer.select("lbfgs")
    trainer.set_params(PARAMETERS)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "model"
        trainer.train(str(made))
        model = made.read_bytes()
    options.model.write_bytes(
        gzip.compress(model, mtime=0)
    )  # without the time, so that equal models are equal files
    print(f"trained in {time.monotonic() - start:.0f} s, {options.model.stat().st_size / 1e6:.2f} MB")
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    for name in kinds:
        seen = [
            sequence(e)
            for _, es in lists(Maker(kept, random), random, name, 1200)
            for e in es
            if e.text.strip()
        ]
        tokens_right, whole = accuracy(tagger, seen)
        print(f"records held out, styles {name}: {tokens_right:.4f} of tokens, {whole:.3f} of entries")


if __name__ == "__main__":
    main()
