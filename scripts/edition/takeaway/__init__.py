"""Files to take away: a paper as plain text, Markdown, TEI, JATS and EPUB.

In: a paper with its citations tied, its record, and the records of its works. Out: its files, one for each row
of ``formats``, and the findings of the law that reads each of them back.
May import: works, citations, records, laws, and what is below them.
"""
