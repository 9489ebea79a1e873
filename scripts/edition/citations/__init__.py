"""Places that cite are found in running text and in notes, and tied to works.

In: a paper, its attested forms and the keys of their works. Out: the paper with its citations tied, or open with a reason.
May import: references and what is below it.
"""
