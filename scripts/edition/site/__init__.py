"""Writes the Markdown pages, builds the site with MkDocs, previews it, and packs it as an archive.

In: pages by path. Out: docs/, site/ and the offline archive, each complete at every moment.
May import: across and what is below it.
"""
