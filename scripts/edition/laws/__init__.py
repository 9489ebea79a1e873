"""The finished page, read back and judged by code that shares nothing with its makers.

In: a page as text, and the source that it comes from. Out: findings where a word or a link is amiss.
May import: references and what is below it.
"""
