"""Works and papers as records: BibTeX, BibLaTeX, RIS, CSL-JSON, styled references, tags for a page's head.

In: a work or the metadata of a paper. Out: its records, as text.
May import: references and what is below it.
"""
