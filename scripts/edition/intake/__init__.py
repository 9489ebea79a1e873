"""From a text that nobody prepared to a first description of it, with the evidence of each guess."""
