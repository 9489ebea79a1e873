"""``python -m heldout FOLDER …``: renders papers in every style, has them read, and compares with the truth."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from edition.tools import pandoc
from heldout import given, markdown
from heldout.compare import Result, compare, grouped
from heldout.known import known
from heldout.run import run
from heldout.styles import Style, chosen
from heldout.truth import Known

# "unlisted" are citations of works that the list as printed leaves out; "with them" is the recall that counts them.
HEAD = (
    f"{'style':20}{'papers':>8}{'built':>7}{'cited':>7}{'unlisted':>10}{'linked':>8}{'wrong':>7}{'precision':>11}"
    f"{'recall':>8}{'with them':>11}{'false':>7}{'entries':>9}{'whole':>7}"
)
COUNTS = (
    "items", "recalled", "unlisted", "known", "links", "wrong", "built", "errors", "entries", "whole",
)  # fmt: skip


def paper(path: Path, styles: tuple[Style, ...], keep: Path | None) -> list[Result]:
    """Return the results of one paper in several styles."""
    try:
        made = markdown.read(path)
    except pandoc.Failed as fault:
        print(f"{path}: {fault}", file=sys.stderr)
        return []
    results = []
    for style in styles:
        text = known(made, style)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{made.name}.{style.name}.txt").write_text(text.text, "utf-8")
        results.append(judged(text))
    return results


def judged(text: Known) -> Result:
    """Return the result of a text that came with its truth."""
    return compare(text, run(text.text))


def row(name: str, results: list[Result]) -> str:
    """Return a line of the table."""
    total: Counter[str] = Counter()
    for result in results:
        for count in COUNTS:
            total[count] += getattr(result, count)
    precision = share(total["links"] - total["wrong"], total["links"])
    recall = share(total["recalled"], total["items"])
    with_unlisted = share(total["recalled"] + total["known"], total["items"] + total["unlisted"])
    return (
        f"{name:20}{len(results):>8}{total['built']:>7}{total['items']:>7}{total['unlisted']:>10}{total['links']:>8}"
        f"{total['wrong']:>7}{precision:>11}{recall:>8}{with_unlisted:>11}{total['errors']:>7}{total['entries']:>9}"
        f"{total['whole']:>7}"
    )


def share(part: int, whole: int) -> str:
    """Return a share with three decimals; a dash for one of nothing."""
    return f"{part / whole:.3f}" if whole else "–"


def report(results: list[Result], verbose: int) -> Iterator[str]:
    """Yield the lines of the report; ``verbose`` is the number of examples of each cause."""
    by_style: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_style[result.style].append(result)
    yield HEAD
    for name, part in by_style.items():
        yield row(name, part)
    yield row("all", results)
    for name, part in by_style.items():
        yield f"\n{name}"
        for cause, number in grouped(part).most_common():
            yield f"{number:>6}  {cause}"
            examples = [(r.paper, text) for r in part for why, text in r.losses if why == cause]
            step = max(len(examples) // verbose, 1) if verbose else 1
            yield from (f"          {where}: {text[:220]}" for where, text in examples[::step][:verbose])


def main() -> None:
    """Print the report of a folder."""
    parser = argparse.ArgumentParser(prog="heldout", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="*", help="Markdown files, each with its .bib")
    parser.add_argument("--truth", type=Path, default=None, help="a folder of texts with their truth as JSON")
    parser.add_argument("--styles", default="", help="names of styles, separated by blanks")
    parser.add_argument("--papers", default="", help="names of papers, separated by blanks")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--verbose", type=int, default=0, metavar="N", help="print N examples of each cause")
    parser.add_argument("--keep", type=Path, default=None, help="write the rendered texts into this folder")
    options = parser.parse_args()
    names = set(options.papers.replace(",", " ").split())
    paths = [path for folder in options.folder for path in markdown.papers(folder)]
    paths = [path for path in paths if not names or path.stem in names]
    styles = chosen(options.styles)
    texts = (
        [text for text in given.texts(options.truth) if not names or text.paper in names]
        if options.truth
        else []
    )
    results: list[Result] = []
    with ExitStack() as stack:
        side_by_side = options.jobs > 1
        spread = stack.enter_context(ProcessPoolExecutor(options.jobs)).map if side_by_side else map
        for made in spread(paper, paths, [styles] * len(paths), [options.keep] * len(paths)):
            results += made
            print(*(row(result.style, [result]) for result in made), sep="\n", file=sys.stderr)
        results += spread(judged, texts)
    order = [style.name for style in styles]
    results.sort(key=lambda result: order.index(result.style) if result.style in order else len(order))
    print("\n".join(report(results, options.verbose)))


if __name__ == "__main__":
    main()
