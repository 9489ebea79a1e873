"""Checks citations, notes and entries as a copy editor would.

In: a paper with its citations tied. Out: findings and notes of the editors.
May import: works, citations, records, laws and what is below them.
"""
