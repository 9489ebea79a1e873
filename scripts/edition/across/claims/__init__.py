"""Where the papers agree and disagree: facts with their statements and verdicts."""
