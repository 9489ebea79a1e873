"""Files read and put in place with care: regular ones of a sane size, each whole or not at all.

In: paths and contents. Out: contents, and folders that are old or new at every moment.
May import: findings and what is below it.
"""
