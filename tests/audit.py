"""What ``make audit`` does: look up known faults of the locked dependencies.

A fault is an error unless ``requirements/known-faults.yaml`` accepts it, with a reason and a date until
which that holds. If the advisory service cannot be reached, the command says that nothing was looked up;
this is an error if ``AUDIT_REQUIRED`` is set, as it is in the workflow.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
LOCKS = tuple(path.name for path in sorted(REQUIREMENTS.glob("*.txt")))


def known() -> dict[str, str]:
    """Return the accepted faults with their reasons; one without a reason or out of date ends the run.

    The file is parsed by hand, since the tools' environment has no YAML: each entry has three lines.
    """
    rows: list[dict[str, str]] = []
    for line in (REQUIREMENTS / "known-faults.yaml").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip() or line.strip() == "[]":
            continue
        name, _, value = line.strip().removeprefix("- ").partition(":")
        if line.startswith("- "):
            rows.append({})
        rows[-1][name.strip()] = value.strip()
    for row in rows:
        if not row.get("id") or not row.get("reason") or not row.get("until"):
            sys.exit(f"known-faults.yaml: each entry needs id, reason and until: {row}")
        if dt.date.fromisoformat(row["until"]) < dt.datetime.now(tz=dt.UTC).date():
            sys.exit(f"known-faults.yaml: {row['id']} was to be looked at again on {row['until']}")
    return {row["id"]: row["reason"] for row in rows}


def audit(lock: str) -> tuple[list[dict[str, Any]], str]:
    """Return what pip-audit reports about the packages of a lock, or why it reports nothing."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--format", "json"]
    done = subprocess.run(
        [*command, "--progress-spinner", "off", "--requirement", str(REQUIREMENTS / lock)],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return [], (done.stderr.strip().splitlines() or [f"pip-audit ended with status {done.returncode}"])[
            -1
        ]
    unseen = [package for package in packages if "skip_reason" in package]
    seen = [package for package in packages if "skip_reason" not in package]
    return seen, f"{len(unseen)} packages, first {unseen[0]['skip_reason']}" if unseen else ""


def main() -> int:
    """Print the findings; 1 for a fault without an accepted reason."""
    stands = known()
    bad = missed = 0
    for lock in LOCKS:
        packages, unseen = audit(lock)
        if unseen:
            missed += 1
            sign = "::warning::" if os.environ.get("GITHUB_ACTIONS") else ""
            print(f"{sign}{lock}: NOT AUDITED: {unseen}")
        faults = [(package, fault) for package in packages for fault in package["vulns"]]
        print(f"{lock}: {len(packages)} packages, {len(faults)} known faults")
        for package, fault in faults:
            names = {fault["id"], *fault["aliases"]}
            reason = next((stands[name] for name in sorted(names) if name in stands), "")
            bad += not reason
            fixed = ", ".join(fault["fix_versions"]) or "no version"
            print(f"  {package['name']} {package['version']}: {fault['id']}, mended in {fixed}. {reason}")
    if missed:
        print(f"{missed} of {len(LOCKS)} locks were not audited.")
    return 1 if bad or (missed and os.environ.get("AUDIT_REQUIRED")) else 0


if __name__ == "__main__":
    sys.exit(main())
