"""Addresses across the papers that last: what is at each, and where it is when it is no longer there (law 7)."""
