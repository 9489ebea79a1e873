"""Versions of the edition: what changed since the last, whether a new one may be made, and its files.

In: a project, in a git repository. Out: the data of the version, a commit and a tag, and the files in dist/.
May import: intake, site, pipeline and what is below them.
"""
