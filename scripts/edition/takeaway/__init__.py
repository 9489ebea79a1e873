"""Files to take away: a paper as plain text, Markdown, TEI, JATS, EPUB, DOCX and ODT, and all papers together.

In: a paper with its citations tied, its record, and the records of its works. Out: its files, one for each row
of ``formats``, and those of the whole edition, and the findings of the law that reads each of them back.
May import: works, citations, records, laws, and what is below them.
"""
