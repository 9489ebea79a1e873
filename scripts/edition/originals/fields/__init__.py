"""Exact citations: what the citation fields of a document print, and the works that they name.

In: the parts of a document (``archives.parts_of``), or its syntax tree with its bibliography. Out: its
fields, each with its words and their place in the text. The standard library reads them; nothing is guessed.
"""
