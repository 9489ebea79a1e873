"""Has MkDocs make the HTML of single pages, with what it knew when it made all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from edition.site import texts


class Pages(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call] # MkDocs types not all of it
    """Keeps the theme's compiled templates from one build to the next; where one changed, the preview begins with another.

    Pages have no links to what only the built site has.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept: Any = None
        self.files: Files | None = None
        self.nav: Navigation | None = None

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs gives them by name
        """Note the menu and the files of this build."""
        self.nav, self.files = nav, files
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002 - as above
        """Return the first environment that was made."""
        self.kept = self.kept or env
        return self.kept

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:  # noqa: ARG002 - as above
        """Return a page without links to the files to take away, which only the built site has."""
        return texts.without_links(output.encode()).decode()

    def html(self, name: str, text: str, config: MkDocsConfig) -> tuple[Path, bytes] | None:
        """Return where the HTML of a page is, and what it is with another text.

        In: its place below ``docs``; its Markdown; the settings. Out: ``None`` if the last build had no such page, or
        other plugins may have changed it.
        """
        if self.files is None or self.nav is None or [*config.plugins.values()] != [self]:
            return None
        file = self.files.get_file_from_path(name)
        if file is None or file.page is None:
            return None
        page, file.content_string = file.page, text
        page.read_source(config)
        page.render(config, self.files)
        context = get_context(self.nav, self.files, config, page)
        page.active = True  # the menu shows where it is
        try:
            made = self.kept.get_template(page.meta.get("template", "main.html")).render(context)
        finally:
            page.active = False
        html = self.on_post_page(made, page=page, config=config)
        return Path(file.abs_dest_path), html.encode(errors="xmlcharrefreplace")
