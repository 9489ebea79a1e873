"""One module for each style of entries.

In: the words of an entry. Out: its fields, or nothing where the style does not fit.
"""
