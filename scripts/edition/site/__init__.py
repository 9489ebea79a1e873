"""Markdown becomes the built site: written, rendered by MkDocs, previewed, packed as an archive.

In: pages by path. Out: docs/, site/ and the offline archive, each whole at every moment.
May import: across and what is below it.
"""
