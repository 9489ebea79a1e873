"""What belongs together across the papers: for each term, for each event, for each paragraph."""
