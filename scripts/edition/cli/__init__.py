"""The command edition.

In: the arguments of a command line. Out: messages and the exit status.
May import: every other package.
"""
