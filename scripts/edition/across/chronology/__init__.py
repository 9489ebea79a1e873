"""The chronology: events, the words that date them, and a drawing."""
