"""Reads a source text into a document of paragraphs, lists and notes, each with its place in the source.

In: source.txt with paper.yaml and emendations.yaml. Out: a Paper with its Document.
May import: data, references and what is below them.
"""
