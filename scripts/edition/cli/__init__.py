"""The command edition.

In: the words of a command line. Out: what its parts do, messages, and the exit status.
May import: every other package.
"""
