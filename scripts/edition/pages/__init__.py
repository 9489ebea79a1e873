"""Makes Markdown pages from papers, works and data.

In: a paper or work with everything that its page shows. Out: pages by path, as text.
May import: works, citations, records, laws and what is below them.
"""
