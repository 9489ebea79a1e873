"""Reads printed entries into typed fields: one module for each style of entries.

In: the words of an entry or of a note. Out: References, with flags for a copy editor.
May import: language and model; it knows no paper.
"""
