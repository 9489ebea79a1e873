"""The index of terms: headings, their forms in the texts, their places."""
