"""The build script of *Pakistan Between Powers*: raw extractions in, Markdown pages out."""
