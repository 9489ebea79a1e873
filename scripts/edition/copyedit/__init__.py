"""What a copy editor would notice in citations, notes and entries.

In: a paper with its citations tied. Out: findings and notes of the editors.
May import: works, citations, records, laws and what is below them.
"""
