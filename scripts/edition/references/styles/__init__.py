"""One module for each style of entries; ``common`` and ``chicago`` hold what several share.

In: the words of an entry. Out: its fields. Each module declares its row (``edition.references.style``).
"""
