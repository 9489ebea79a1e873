"""Reads a PDF into our text form: glyphs, lines, columns, roles, paragraphs, text.

In: the bytes of a PDF. Out: a Reading, or why it cannot be read.
``extract`` and ``structure`` alone touch pypdfium2, in a process of its own (``child``); everything behind it is pure
functions on the values of ``page``, which tests feed without a PDF.
"""
