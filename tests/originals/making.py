"""Makes documents for the tests: by pandoc from Markdown, or by hand."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.originals.read import read
from edition.originals.reading import Reading
from edition.tools import pandoc

WRITERS = {
    "docx": "docx",
    "odt": "odt",
    "epub": "epub3",
    "html": "html",
    "xml": "jats",
    "tex": "latex",
    "md": "markdown",
}


@cache
def made(text: str, extension: str) -> bytes:
    """Return a text in pandoc's Markdown as a file of another format."""
    if extension == "md":
        return text.encode()
    with TemporaryDirectory() as folder:
        path = Path(folder, f"paper.{extension}")
        command = [str(pandoc.program().path), "--sandbox", "--standalone", "--mathml", "--from=markdown"]
        command += [f"--to={WRITERS[extension]}", f"--output={path}"]
        subprocess.run(command, input=text.encode(), check=True, capture_output=True)
        return path.read_bytes()


def reading(text: str, extension: str) -> Reading:
    """Return the reading of a text that pandoc wrote in a format."""
    found = read(made(text, extension), f"paper.{extension}")
    assert isinstance(found, Reading), found
    return found


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return an archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""

RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""


def docx(body: str, more: dict[str, str | bytes] | None = None, *, head: str = "") -> bytes:
    """Return a Word document with a body in WordprocessingML, and further files."""
    page = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": page,
    }
    return zipped(files | (more or {}))


def paragraphs(*texts: str) -> str:
    """Return paragraphs in WordprocessingML."""
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
