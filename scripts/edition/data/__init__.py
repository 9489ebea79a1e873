"""Every YAML file that an editor writes: its types and its loader.

In: the files below corpus/. Out: frozen dataclasses with their places, and findings about errors.
May import: references (for the styles that paper.yaml may name), language, findings, cache, model.
"""
