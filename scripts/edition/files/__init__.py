"""Reads and writes files safely: regular files of limited size, each written completely or not at all.

In: paths and contents. Out: contents, and folders that are completely old or new at every moment.
May import: findings and what is below it.
"""
