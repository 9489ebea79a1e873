"""Reads printed entries into typed fields, with one module for each style.

In: the inlines of an entry or a note. Out: References, with flags for a copy editor.
May import: language and model; it knows no paper.
"""
