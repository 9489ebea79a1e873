"""The edits of which ``make bench`` measures the build: of a word, of a printed title, of the list of papers."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import synthetic
from shared import yaml_of

PRINTED = re.compile(  # "(1984). *Civic Nation and the River"
    r"(?P<year>\(\d{4}\)\.\s\*?)(?P<title>\w+(?P<rest>[^.:*]{20,}))"
)

NEW = "paper-9999"


def word(root: Path) -> None:
    """Change a word of the first paper, by one of its emendations."""
    path = next(path for path in sorted(root.glob("corpus/*/emendations.yaml")))
    path.write_text(path.read_text("utf-8").replace("replace: ' the '", "replace: ' that '", 1), "utf-8")


def title(root: Path) -> None:
    """Change the first word of a title in the list of the first paper, by an emendation; others print it as it was."""
    folder = next(path for path in sorted(root.glob("corpus/paper-*")))
    texts = [path.read_text("utf-8") for path in sorted(root.glob("corpus/*/source.txt"))[1:]]
    rows = [*printed(folder)]  # of five papers, no two may print one alike
    line, find = next((row for row in rows if any(row[1]["title"] in text for text in texts)), rows[0])
    made = {
        "line": line,
        "find": find[0],
        "replace": f"{find['year']}Uneven{find['rest']}",
        "kind": "extraction",
        "reason": "A word was misread.",
    }
    with (folder / "emendations.yaml").open("a", encoding="utf-8") as file:
        file.write(synthetic.dump([made]))


def printed(folder: Path) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the titles in the list of a paper, each with its line."""
    lines = yaml_of(folder / "paper.yaml")["references"]["lines"]
    texts = (folder / "source.txt").read_text("utf-8").split("\n")
    for number in range(lines["first"], lines["last"] + 1):
        if match := PRINTED.search(texts[number - 1]):
            yield number, match


def paper(root: Path) -> None:
    """Add a paper that cites other works, as the last of the list."""
    with tempfile.TemporaryDirectory() as folder:
        synthetic.write(Path(folder), 1, seed=8)
        (made,) = Path(folder).glob("corpus/paper-*/")
        shutil.copytree(made, root / "corpus" / NEW)
        path = root / "corpus" / NEW / "paper.yaml"
        text = path.read_text("utf-8").replace(made.name, NEW)
        path.write_text(text.replace(made.name.replace("-", ""), NEW.replace("-", "")), "utf-8")
    path = root / "corpus" / "corpus.yaml"
    last = sorted(path.parent.glob("paper-*/"))[-2].name
    path.write_text(path.read_text("utf-8").replace(f"- {last}\n", f"- {last}\n- {NEW}\n", 1), "utf-8")


WIDER = {"a printed title changed": title, "a paper more": paper}  # edits of what other papers look at
