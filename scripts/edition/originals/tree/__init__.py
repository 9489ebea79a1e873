"""Writes pandoc's syntax tree as our text form.

In: the tree as JSON. Out: the lines of ``source.txt`` and what has no place in them.
"""
