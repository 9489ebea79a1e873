"""Merges the printed entries of all papers into works with keys.

In: papers and the editors' decisions. Out: works, each with its attested forms and key.
May import: references and what is below it.
"""
