"""Programs that the rooms above call: found where their wheels put them, run within limits.

In: arguments and what the program reads. Out: what it prints, or the reason why it failed.
May import: nothing of ours.
"""
