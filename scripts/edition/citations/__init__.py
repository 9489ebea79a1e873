"""Finds citations in running text and in notes, and ties them to works.

In: a paper, its attested forms and the keys of their works. Out: the paper with each citation tied, or unresolved with a reason.
May import: references and what is below it.
"""
