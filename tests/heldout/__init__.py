"""``make heldout``: papers in Markdown with their ``.bib``, rendered by pandoc, read, and compared with the truth."""
