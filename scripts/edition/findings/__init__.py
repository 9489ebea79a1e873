"""What can be wrong in a corpus, and how it is said: the registry of codes, findings with their places, formats.

In: a code, a place and what was met there. Out: findings, sorted and printed for people or programs.
May import: model.
"""
