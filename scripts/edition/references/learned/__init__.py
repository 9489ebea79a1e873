"""Reads entries of any style with a model that learned from the CSL styles (``scripts/training``).

The model is a linear-chain conditional random field: it gives each word, number and sign of an entry a
label, such as “family name of an author” or “title”. Addresses are found by rules before it, and names,
years and pages are read by rules from what it labels.
"""
