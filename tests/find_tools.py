"""Find what the tests need beside Python, or get it; print the path of a real Chromium.

Chromium, in this order: ``$CHROMIUM``; one on the path; one that Playwright has or can download;
Debian's package. BibTeX, Biber, LaTeX, Java and npm: on the path, or Debian's packages. axe-core and
the Nu checker: the versions that ``package-lock.json`` names. Otherwise say what to install, and fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HERE = Path(__file__).resolve().parent
PROGRAMS = ("biber", "bibtex", "pdflatex", "pdftotext", "java", "npm")
PACKAGES = ("biber", "texlive-latex-base", "texlive-latex-recommended", "texlive-bibtex-extra", "lmodern",
            "poppler-utils", "default-jre-headless", "npm")  # fmt: skip
NO_CHROMIUM = """No Chromium was found, and none could be installed.
Install one (Debian: apt-get install chromium; elsewhere: https://www.chromium.org/getting-involved/download-chromium/)
or name one: CHROMIUM=/path/to/chromium make test"""
NO_PROGRAMS = f"""{", ".join(PROGRAMS)} are needed, and could not be installed.
Install them (Debian: apt-get install {" ".join(PACKAGES)}; elsewhere: https://tug.org/texlive/,
https://adoptium.net/, https://nodejs.org/)"""
NO_CHECKERS = "axe-core and the Nu checker could not be installed: see what npm says above."


def run(*command: str) -> bool:
    """Run a command, its output to the error stream; tell whether it succeeded."""
    try:
        return subprocess.run(command, check=False, stdout=sys.stderr, timeout=900).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install(*packages: str) -> None:
    """Install Debian's packages, where that is possible."""
    if not shutil.which("apt-get"):
        return
    rights = () if os.geteuid() == 0 else ("sudo", "-n")
    if run(*rights, "apt-get", "update", "-qq"):
        run(*rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def on_path() -> str:
    """Return a Chromium that is there already."""
    named = os.environ.get("CHROMIUM", "")
    if named:
        return named if Path(named).is_file() else ""
    return next(filter(None, (shutil.which(name) for name in NAMES)), "")


def from_playwright() -> str:
    """Return Playwright's own Chromium, downloaded if need be."""
    run(sys.executable, "-m", "playwright", "install", "chromium")
    code = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    path = done.stdout.strip()
    return path if path and Path(path).is_file() else ""


def from_debian() -> str:
    """Return Debian's Chromium, installed where that is possible."""
    install("chromium")
    return on_path()


def has_programs() -> bool:
    """Tell whether the programs are there, after trying to install them."""

    def found() -> bool:
        return all(shutil.which(name) for name in PROGRAMS)

    if not found():
        install(*PACKAGES)
    return found()


def has_node_packages(folder: Path) -> bool:
    """Tell whether what a folder's ``package-lock.json`` names is there, installing it where it is not."""
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return True
    return run(
        "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)
    )


def main() -> int:
    """Print the path of a Chromium; 1 where something is missing."""
    chromium = on_path() or from_playwright() or from_debian()
    programs = has_programs()
    checkers = programs and has_node_packages(HERE)
    print(chromium or NO_CHROMIUM, file=sys.stdout if chromium else sys.stderr)
    if not programs:
        print(NO_PROGRAMS, file=sys.stderr)
    elif not checkers:
        print(NO_CHECKERS, file=sys.stderr)
    return 0 if chromium and checkers else 1


if __name__ == "__main__":
    sys.exit(main())
