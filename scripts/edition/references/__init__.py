"""A printed entry becomes typed fields: one module for each style of entries.

In: the words of an entry or of a note. Out: References with the flags of what could not be read.
May import: language and model; it knows no paper.
"""
