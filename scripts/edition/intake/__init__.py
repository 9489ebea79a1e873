"""Drafts a paper.yaml for an unprepared text, or checks the text's references.

In: a file from anywhere. Out: a folder below corpus/, or findings.
May import: across and what is below it.
"""
