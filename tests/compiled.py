"""Templates that are compiled once for all builds in a process of the tests, and not by each site anew.

A command starts a process, and compiles what it needs; dozens of tests build a small site in their own, each of which
would take more time for the theme's templates than for its pages.
"""

from __future__ import annotations

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps what templates are compiled to: the same for the same name, text and options."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template, if it is."""
        if kept := self.kept.get(told(bucket)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self.kept[told(bucket)] = bucket.bytecode_to_string()


def told(bucket: Bucket) -> str:
    """Return what a template is compiled from: its name and place, its text, and the options of its surroundings."""
    made: Environment = bucket.environment
    options = (
        made.autoescape,
        made.trim_blocks,
        made.lstrip_blocks,
        made.keep_trailing_newline,
        made.optimized,
    )
    names = (sorted(made.extensions), sorted(made.filters), sorted(made.tests), sorted(made.globals))
    return repr((bucket.key, bucket.checksum, type(made), made.undefined, options, names))
