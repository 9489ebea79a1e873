"""``edition new``: makes a text a paper of the corpus. Only this module of the intake writes files."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from edition.copyedit import citations, public_keys
from edition.data import citation_fields, files, formulas
from edition.data.paper import PaperSpec
from edition.files import disk, moves
from edition.findings import drafts
from edition.findings.finding import Diagnostic, ordered
from edition.intake import draft_yaml, images, spec, tagged_facts
from edition.intake.detect import Detection
from edition.intake.opened import Opened, Refused, begun_anew, opened
from edition.language.regex import lazy_regex
from edition.language.strings import plural
from edition.records.formats import SETS
from edition.text import paper
from edition.works.merge import free

SLUG = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # "smith-paper"

USAGE = 2


@dataclass(frozen=True, slots=True)
class Adopted:
    """The new paper: what was written, how many note numbers were raised, the findings.

    ``original`` is the name of the document kept beside the text, ``dropped`` are the lines that were left out as page furniture,
    ``exact`` counts the citation fields of the document, ``formulas`` those that are set as MathML.
    """

    folder: Path
    raised: int
    found: list[Diagnostic]
    dropped: tuple[str, ...] = ()
    original: str = ""
    exact: int = 0
    formulas: int = 0


def listed(text: str, slug: str) -> str:
    """Return ``corpus.yaml`` with a paper added after the last one, otherwise unchanged."""
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None
    papers = None
    if isinstance(root, yaml.MappingNode):
        papers = next((value for name, value in root.value if name.value == "papers"), None)
    if not isinstance(papers, yaml.SequenceNode) or not papers.value:
        kept = re.sub(r"^papers:\s*(?:\[\s*\])?\s*$", "", text, flags=re.MULTILINE).rstrip()
        return f"{kept}\npapers:\n  - {slug}\n".lstrip()
    last = papers.value[-1]
    if papers.flow_style:
        place = last.end_mark.index
        return f"{text[:place]}, {slug}{text[place:]}"
    place = text.find("\n", last.end_mark.index)
    indent = " " * max(last.start_mark.column - 2, 0)
    head = text if place < 0 else text[: place + 1]
    tail = "" if place < 0 else text[place + 1 :]
    return f"{head}{'' if head.endswith(chr(10)) else chr(10)}{indent}- {slug}\n{tail}"


def with_paper(path: Path, slug: str) -> str:
    """Return the new content of ``corpus.yaml``; raises ``Refused`` if it cannot be read or added to."""
    before, found = files.read_text(path, "corpus/corpus.yaml") if disk.there(path) else ("", [])
    try:
        known = yaml.load(before, Loader=yaml.BaseLoader) or {}  # noqa: S506 - it makes texts only
        sound = not found and isinstance(known, dict) and isinstance(known.get("papers") or [], list)
        after = listed(before, slug) if sound else ""
        sound = sound and yaml.load(after, Loader=yaml.BaseLoader)["papers"].count(slug) == 1  # noqa: S506 - as above
    except (yaml.YAMLError, RecursionError):
        sound = False
    if not sound:
        raise Refused("corpus/corpus.yaml cannot be added to; “edition check” says what is wrong in it")
    return after


def adopt(root: Path, slug: str, path: Path, encoding: str = "") -> Adopted:
    """Make a text a paper of the corpus below ``root``; raises ``Refused`` before anything is written."""
    folder = root / "corpus" / slug
    if not SLUG.fullmatch(slug):
        raise Refused(
            f"“{slug}” cannot be an address: use lower-case letters, digits and hyphens, as in smith-river-treaties"
        )
    if slug in SETS:
        raise Refused(f"downloads/{slug}.bib is the file of a whole set of records; choose another name")
    if disk.there(folder):
        raise Refused(f"corpus/{slug} already exists; choose another name, or remove the folder")
    given = opened(path, encoding)
    found = given.detect()
    described = with_tags(spec.spec(found, slug, spec.checksum(given.source)), found, given)
    described = replace(described, key=free(described.key, public_keys.keys_of_corpus(root / "corpus")))
    made, _ = spec.paper(found, described, f"corpus/{slug}/source.txt")
    shown = images.kept(given.reading.images if given.reading else (), made)
    pictures = [item for _, places in shown.values() for item in places]
    made = replace(made, spec=replace(made.spec, images=tuple(sorted(pictures, key=lambda item: item.line))))
    text = draft_yaml.yaml(found, made.spec, made.document, made.source, given)
    index = with_paper(root / "corpus" / "corpus.yaml", slug)
    folder.parent.mkdir(parents=True, exist_ok=True)
    changes: dict[str, bytes | None] = {
        f"{slug}/source.txt": given.source,
        f"{slug}/paper.yaml": text.encode(),
    }
    if given.reading:
        changes[f"{slug}/{given.kept_as}"] = given.data
        changes |= {f"{slug}/{name}": content for name, content in given.beside.items()}
        changes |= {f"{slug}/{name}": content for name, (content, _) in shown.items()}
        if given.reading.fields:
            changes[f"{slug}/{citation_fields.NAME}"] = citation_fields.written(given.reading.fields)
        if given.reading.formulas:
            changes[f"{slug}/{formulas.NAME}"] = formulas.written(given.reading.formulas)
    if found.restored:
        changes[f"{slug}/emendations.yaml"] = draft_yaml.emendations(found.restored).encode()
    changes["corpus.yaml"] = index.encode()
    moves.commit(folder.parent, changes)
    read, problems = paper.read_folder(folder, f"corpus/{slug}")
    problems += given.findings(f"corpus/{slug}/source.txt", pictures)
    if given.reading is None:
        problems += begun_anew(found, f"corpus/{slug}/source.txt")
    if read:
        problems += citations.findings(read)
    kept = given.kept_as if given.reading else ""
    exact = len(given.reading.fields) if given.reading else 0
    count = len(given.reading.formulas) if given.reading else 0
    problems = ordered(drafts.softened(problems, {slug}))
    return Adopted(folder, len(found.restored), problems, dropped(found), kept, exact, count)


def with_tags(made: PaperSpec, found: Detection, given: Opened) -> PaperSpec:
    """Return the data of a paper with what the tags of its file say of it."""
    if given.reading is None:
        return made
    said = given.reading.described
    about = tagged_facts.described(made.description, said, found.lines, spec.fact_lines(found))
    return replace(made, description=about)


def dropped(found: Detection) -> tuple[str, ...]:
    """Return the lines left out as page furniture, numbers and rules apart: "J. Doe" (lines 5, 61)."""
    alike: dict[str, list[int]] = defaultdict(list)
    for item in found.sure_furniture:
        text = found.lines[item.lines[0] - 1].strip()
        if any(character.isalpha() for character in text):
            alike[text].append(item.lines[0])
    return tuple(f"“{text}” ({draft_yaml.lines_text(lines)})" for text, lines in alike.items())


def told(made: Adopted) -> str:
    """Return what was written and what to do next."""
    slug = made.folder.name
    raised = (
        f"\nThe extraction printed note numbers as plain digits; {made.raised} emendations in emendations.yaml raise them."
        if made.raised
        else ""
    )
    furniture = "".join(f"\n  {line}" for line in made.dropped)
    left_out = (
        f"\nLeft out as running heads (remove a row under “furniture” to bring its line back):{furniture}"
        if made.dropped
        else ""
    )
    original = f", and the document as {made.original}" if made.original else ""
    exact = (
        f"\nExact, by the fields of the document: {plural(made.exact, 'citation')}, kept in citations.csl.json."
        if made.exact
        else ""
    )
    count = plural(made.formulas, "formula")
    set_ = f"\nSet as MathML: {count}, kept in formulas.json." if made.formulas else ""
    return f"""
Written: corpus/{slug}/source.txt and paper.yaml{original}; corpus/corpus.yaml lists the paper.{exact}{set_}{raised}{left_out}
The paper is a draft: it has a page, with what is doubtful at its head, until its “status” is “edited”.

What to do next:
  1. Read corpus/{slug}/paper.yaml beside source.txt: what is unsure names the lines to look at.
  2. edition check            everything that is wrong in the corpus
  3. edition keys             gives the works that the paper cites their keys
  4. edition serve            the page, renewed whenever you save a change
Corrections of the text go into corpus/{slug}/emendations.yaml; source.txt stays as it is.
"""


def refuse(fault: Refused) -> int:
    """Print why a command cannot be carried out and return its exit code."""
    print(f"edition: {fault}", file=sys.stderr)
    return USAGE
