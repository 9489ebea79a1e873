"""Writes remarks into a copy of a Word document as comments at the words that they are about.

In: the bytes of a document, and remarks. Out: the bytes of a copy whose text is the same to the letter. The XML is not
built anew: comments are spliced into it, so that everything that Word wrote stays as it is.
"""
