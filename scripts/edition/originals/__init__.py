"""Reads a file of another format (DOCX, ODT, HTML, EPUB, LaTeX, Markdown, JATS, PDF) into our text form.

In: the bytes of a file and its name. Out: a Reading: the text, where its pages begin, the citations that its
fields make exact, its images, and what has no place in the text.
May import: language, findings, model, and the tools that it stands for (pandoc, pypdfium2).
"""
