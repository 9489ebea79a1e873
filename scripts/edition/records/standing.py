"""What state of the edition this is: a version, or what came after it."""

from __future__ import annotations

from dataclasses import dataclass

from edition.data.changes import Changes, versions


@dataclass(frozen=True, slots=True)
class Standing:
    """The last version and the day of the newest change; ``exact`` if the edition says what that version says.

    ``day`` is the same day in words, "" if nobody has said what changed after the version.
    """

    version: str = ""
    date: str = ""
    day: str = ""
    exact: bool = False

    @property
    def number(self) -> str:
        """The version by which this state may be cited; "" if it is none."""
        return self.version if self.exact else ""

    @property
    def words(self) -> str:
        """The state in words: "version 1.0, 29 November 2026", "as of 5 May 2027, after version 1.0"."""
        if self.exact:
            return f"version {self.version}, {self.day}"
        return self.dated(f"as of {self.day}")

    @property
    def brief(self) -> str:
        """The same for the foot of a page: "version 1.0, 2026-11-29", "edition of 2026-11-28"."""
        return f"version {self.version}, {self.date}" if self.exact else self.dated(f"edition of {self.date}")

    def dated(self, words: str) -> str:
        """Return the words of a state that is no version."""
        later = f"after version {self.version}" if self.version else ""
        return ", ".join(part for part in (words if self.day else "", later) if part)


def standing(changes: Changes, state: str) -> Standing:
    """Return the state of an edition: its changes, and the checksum of what it says now."""
    if not changes:
        return Standing()
    newest, last = changes[0], next(iter(versions(changes)), None)
    if last is None:
        return Standing("", newest.date, newest.day)
    exact = last.state == state
    shown = last if exact else newest
    return Standing(last.version, shown.date, "" if newest is last and not exact else shown.day, exact)
