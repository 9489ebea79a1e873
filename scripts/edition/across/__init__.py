"""Pages that look across the papers: one folder for each, with its check and its page.

In: the papers with their places and the editors' data. Out: pages by path, and findings about the data.
May import: pages, copyedit and what is below them.
"""
