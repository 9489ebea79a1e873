"""Trains the reader of entries that learns: ``make model RECORDS=records.jsonl`` (not part of the site)."""
