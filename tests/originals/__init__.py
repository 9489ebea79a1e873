"""Tests of documents of other formats, and what makes them."""
