"""Companies among names, whose kind stands behind a comma: "Quay Software, PBC"."""

from __future__ import annotations

from edition.language.words import words

LONGEST_INITIALS = 2  # letters of initials that a company's kind may be as well: "AG", "SA"


def company(text: str) -> bool:
    """Tell whether a name is that of a company, whose kind stands behind a comma: "Quay Software, PBC".

    Two letters may be initials or a given name, and so may capitals behind one word: "Meyer, AG", "Roe, Ab", "Roe, SAS".
    """
    name, _, kind = text.strip(" .").partition(",")
    return kind_of_company(kind.strip(), len(name.split()))


def kind_of_company(kind: str, size: int) -> bool:
    """Tell whether words behind a comma are the kind of a company; ``size`` is the number of words before it."""
    sure = len(kind) > LONGEST_INITIALS and (size > 1 or not kind.isupper())
    return sure and kind.lower() in words("companies")
