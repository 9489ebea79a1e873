"""One module for each style of entries; several share ``common`` and ``chicago``.

In: the inlines of an entry. Out: its fields. Each module declares its ``Style`` (``references.style``).
"""
