"""Words, letters and dates: what is known of languages and of Unicode, not of any paper.

In: plain text. Out: words, sentences, dates, folded and curled text.
May import: model.
"""
