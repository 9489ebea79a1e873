"""Printed entries of all papers become works with keys.

In: attested forms and the editors' decisions. Out: works, each with its forms and key.
May import: references and what is below it.
"""
