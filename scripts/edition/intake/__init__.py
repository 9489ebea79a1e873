"""A text that nobody prepared becomes a first paper.yaml, or a list of what its references lack.

In: a file from anywhere. Out: a folder below corpus/, or findings.
May import: across and what is below it.
"""
