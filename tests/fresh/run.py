"""What ``make fresh`` does: both commands of README.md in minimal systems that have nothing else.

    python3 tests/fresh/run.py [--suite trixie,bookworm] [--commands site,test] [--node own,foreign]

Each system is a container where Docker or Podman runs, else one that ``debootstrap`` makes (as root).
It has an empty home and gets what README.md names: Python with ``venv``, make and git. The commands run
on a clone of the last commit. At the end the sites of all systems, and of this machine, must be the
same bytes. How registries are reached is taken from this machine: proxies, certificates, indices.

Everything that is mounted is mounted in a namespace of its own and goes with the process.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = ROOT / ".cache" / "fresh"
AGE = 7 * 86_400  # seconds for which a system that was made is good
# https_proxy, PIP_INDEX_URL, npm_config_registry: how this machine reaches registries
ROUTES = re.compile(
    r"(?i)^(https?_proxy|no_proxy|all_proxy|pip_(index_url|trusted_host|proxy|timeout|default_timeout)|npm_config_registry)$"
)
PIP = re.compile(r"^(?::env:|global|install|user)\.(index-url|extra-index-url|proxy|trusted-host)='(.*)'$")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
MOUNTS = """
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
mount --bind "$2" "$1/origin"
mount -o remount,bind,ro "$1/origin"
mount --bind "$3" "$1/out"
root="$1"
shift 3
exec chroot "$root" "$@"
"""


def said(*command: str) -> str:
    """Return a program's output, or nothing if it does not exist or fails."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def routes() -> dict[str, str]:
    """Return the environment that leads to the registries, from this machine's own settings."""
    found = {name: value for name, value in os.environ.items() if ROUTES.match(name)}
    for line in said(sys.executable, "-m", "pip", "config", "list").splitlines():
        if (match := PIP.match(line)) and "file:" not in match[2]:
            found.setdefault(f"PIP_{match[1].upper().replace('-', '_')}", match[2])
    registry = said("npm", "config", "get", "registry").strip()
    if registry.startswith("http"):
        found.setdefault("NPM_CONFIG_REGISTRY", registry)
    if CERTIFICATES.is_file():
        found.update(PIP_CERT=str(CERTIFICATES), NODE_EXTRA_CA_CERTS=str(CERTIFICATES))
    return found


def mirror() -> list[str]:
    """Return where this machine gets Debian packages, if its settings say so."""
    uris = said("apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian", "Label: Debian")
    return uris.split()[:1]


def container() -> str:
    """Return the program that runs containers, if one works."""
    return next(
        (name for name in ("docker", "podman") if said(name, "info", "--format", "{{.ID}}{{.Host}}")), ""
    )


def base(suite: str) -> Path:
    """Return a minimal system as an archive, made once a week."""
    kept = KEPT / f"{suite}.tar"
    if kept.is_file() and time.time() - kept.stat().st_mtime < AGE:
        return kept
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fresh-") as folder:
        system = Path(folder) / suite
        command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", suite, str(system)]
        subprocess.run([*command, *mirror()], check=True, stdout=sys.stderr)
        draft = kept.with_suffix(".new")
        subprocess.run(["tar", "-C", str(system), "-cf", str(draft), "."], check=True)
        draft.replace(kept)
    return kept


@contextlib.contextmanager
def made(suite: str) -> Iterator[Path]:
    """Unpack a minimal system with this machine's network settings; remove it at the end."""
    with tempfile.TemporaryDirectory(prefix=f"fresh-{suite}-") as folder:
        system = Path(folder)
        system.chmod(0o755)
        subprocess.run(["tar", "-C", str(system), "-xf", str(base(suite))], check=True)
        for name in ("origin", "out", "home/newcomer"):
            (system / name).mkdir(parents=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(Path("/etc") / name, system / "etc" / name)
        if CERTIFICATES.is_file():
            shutil.copy(CERTIFICATES, system / "host-certificates.crt")
        lines = said("apt-config", "dump").splitlines()
        proxies = [
            line for line in lines if re.match(r"Acquire::https?::", line)
        ]  # Acquire::http::Proxy "…";
        (system / "etc/apt/apt.conf.d/99host").write_text("\n".join([*proxies, ""]))
        try:
            yield system
        finally:
            held = [
                line for line in Path("/proc/self/mounts").read_text().splitlines() if f" {system}" in line
            ]
            if held:  # not removed, since a mount remains: delete nothing
                sys.exit("still mounted, and left as it is:\n" + "\n".join(held))


def command(suite: str, node: str, origin: Path, out: Path, system: Path | None) -> list[str]:
    """Return the command that runs ``inside.sh``: in a container, or in a folder with a system."""
    settings = {
        "HOME": "/home/newcomer",
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        **routes(),
    }
    if system is None:
        options = [f"--env={name}={value}" for name, value in settings.items()]
        volumes = [
            "--volume",
            f"{origin}:/origin:ro",
            "--volume",
            f"{out}:/out",
            "--volume",
            f"{HERE}:/fresh:ro",
        ]
        if CERTIFICATES.is_file():
            volumes += ["--volume", f"{CERTIFICATES}:/host-certificates.crt:ro"]
        run = [container(), "run", "--rm", "--init", "--network=host", "--shm-size=1g", *volumes, *options]
        return [
            *run,
            f"debian:{suite}",
            "sh",
            "-c",
            'mkdir -p "$HOME" && exec sh /fresh/inside.sh "$@"',
            "sh",
            node,
        ]
    shutil.copy(HERE / "inside.sh", system / "inside.sh")
    private = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
    clean = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in settings.items())]
    mounts = ["sh", "-eu", "-c", MOUNTS, "sh", str(system), str(origin), str(out)]
    return [*private, *mounts, *clean, "sh", "/inside.sh", node]


def own_site(origin: Path, folder: Path) -> str:
    """Build the site on this machine, from the same commit; return its checksums as ``inside.sh`` does."""
    work = folder / "own"
    subprocess.run(["git", "clone", "--quiet", str(origin), str(work)], check=True)
    subprocess.run(["make", "--silent", "site"], cwd=work, check=True, stdout=sys.stderr)
    files = {
        f"./{path.relative_to(work / 'site').as_posix()}": path
        for path in (work / "site").rglob("*")
        if path.is_file()
    }
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in sorted(files.items())
    )


def differing(sums: dict[str, str]) -> list[str]:
    """Return in words where sites differ from the first."""
    first, *others = sums
    rows = {name: {line.split("  ", 1)[1]: line for line in text.splitlines()} for name, text in sums.items()}
    return [
        f"{name} and {first} differ in {file}"
        for name in others
        for file in sorted({*rows[name], *rows[first]})
        if rows[name].get(file) != rows[first].get(file)
    ]


def main() -> int:
    """Run every system in turn; 1 if a command fails or a site differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--suite", default="trixie,bookworm", help="releases of Debian")
    parser.add_argument("--commands", default="site,test", help="targets of make")
    parser.add_argument("--node", default="own,foreign", help="none beforehand, or one that is not Debian's")
    given = parser.parse_args()
    contained = bool(container())
    if not contained and (os.geteuid() != 0 or not shutil.which("debootstrap")):
        print(
            "Needed: Docker or Podman; or debootstrap (Debian: apt-get install debootstrap), as root.",
            file=sys.stderr,
        )
        return 1
    if said("git", "-C", str(ROOT), "status", "--porcelain"):
        print("What is not committed is not tried.", file=sys.stderr)
    failed: list[str] = []
    sums: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="fresh-") as folder:
        origin = Path(folder) / "origin.git"
        subprocess.run(["git", "clone", "--quiet", "--bare", str(ROOT), str(origin)], check=True)
        if "site" in given.commands.split(","):
            sums["this machine"] = own_site(origin, Path(folder))
        for suite in given.suite.split(","):
            for node in given.node.split(","):
                name = f"{suite}, Node.js {node}"
                out = Path(folder) / f"{suite}-{node}"
                out.mkdir()
                print(f"=== {name}", flush=True)
                with contextlib.nullcontext() if contained else made(suite) as system:
                    done = subprocess.run(
                        [*command(suite, node, origin, out, system), *given.commands.split(",")], check=False
                    )
                if done.returncode:
                    failed.append(f"{name}: status {done.returncode}")
                if (out / "site.sums").is_file():
                    sums[name] = (out / "site.sums").read_text()
    failed += differing(sums) if sums else []
    count = len(next(iter(sums.values())).splitlines()) if sums else 0
    print("\n".join(failed) or f"{len(sums)} sites of {count} files, the same bytes: {', '.join(sums)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
