"""Files by name that one file holds instead of memory: of thousands of papers those to take away have a gigabyte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from edition.model.shelf import Place, Shelf, held_at


class Held(Mapping[str, bytes]):
    """Files by name, in the order in which they were kept. Raises ``OSError`` if the disk is full."""

    def __init__(self, room: Path | None = None) -> None:
        """``room`` is the folder of the file that holds them; without it, the system's for such files."""
        self.shelf = Shelf(room)
        self.rows: dict[str, Place] = {}

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Keep some files; one of the same name before it is forgotten."""
        for name, data in files.items():
            self.rows[name] = self.shelf.put(data)

    def __getitem__(self, name: str) -> bytes:
        """Return a file; raises ``KeyError`` if there is none of this name."""
        return held_at(self.rows[name])

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a file of this name."""
        return name in self.rows

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self.rows)
