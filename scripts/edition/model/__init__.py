"""The nouns of an edition: frozen dataclasses without behaviour of their own.

In and out: nothing is read or written here; every other package uses these types.
May import: only the standard library.
"""
