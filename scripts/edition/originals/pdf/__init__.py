"""Reads a PDF into our text form: glyphs, lines, columns, roles, paragraphs, text.

In: the bytes of a PDF. Out: a Reading, or why it cannot be read.
``extract`` alone touches pypdfium2, in a process of its own (``confined``); everything behind it is pure
functions on the values of ``page``, which tests feed without a PDF.
"""
