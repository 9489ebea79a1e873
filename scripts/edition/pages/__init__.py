"""Documents, works and data become Markdown pages.

In: a paper or work with all that is shown of it. Out: pages by path, as text.
May import: works, citations, records, laws and what is below them.
"""
