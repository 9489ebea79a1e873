"""Words, characters and dates: knowledge of languages and Unicode, not of any paper.

In: plain text. Out: words, sentences, dates, folded and curled text.
May import: model.
"""
