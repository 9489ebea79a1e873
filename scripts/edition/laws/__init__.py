"""Checks finished pages with code that is independent of the code that made them.

In: a page as text, and its source. Out: findings about words and links.
May import: references and what is below it.
"""
