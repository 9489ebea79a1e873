"""The printed entries of all papers are read and become works with keys.

In: papers and the editors' decisions. Out: works, each with its forms and key.
May import: references and what is below it.
"""
