"""What “edition check FILE” does."""

from __future__ import annotations

import sys
from pathlib import Path

from edition.cli.options import Settings
from edition.cli.running import OK, USAGE, WRONG
from edition.findings import formats
from edition.findings.console import QUIET
from edition.findings.finding import has_errors
from edition.intake import check_text, new_paper


def check_texts(
    settings: Settings, files: list[Path], form: str, encoding: str, copy: Path | None = None
) -> int:
    """Print the findings about texts; write nothing but, if wanted, a copy of the first one with comments."""
    out = settings.console
    with out.step("Reading the texts"):
        if copy is None:
            found, refused = check_text.check_files(files, encoding)
        else:
            found, refused = check_text.commented(files[0], copy, encoding)
    said = [item for item in found if out.level > QUIET or item.severity == "error"]
    sys.stdout.write(formats.FORMATS[form](said))
    for fault in refused:
        new_paper.refuse(fault)
    if form == "text" and out.level > QUIET and not refused:
        number = len(files)
        out.warn(f"{number} text{'' if number == 1 else 's'}: {formats.count(found)}")
    return USAGE if refused else WRONG if has_errors(found) else OK
