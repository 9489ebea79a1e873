"""Results kept between runs, and tasks shared by several processors.

In: a function and what it depends on. Out: its value, made now or before.
May import: model.
"""
