"""What the browser searches: the texts as one script, or, in a large edition, an index and texts in parts."""
