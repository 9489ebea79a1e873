"""The stages in order: read, tie, show, render.

In: the folder of a project. Out: every generated page with all findings; nothing is written here.
May import: across and what is below it.
"""
