"""Findings about a corpus: the registry of codes, findings with their places, and output formats.

In: a code, a place and a message. Out: findings, sorted and printed for people or programs.
May import: model.
"""
