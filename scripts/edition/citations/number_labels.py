"""Numbers in brackets that count what stands before them: "Eq. [3]", "Table [2]", "columns (1) and (2)"."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives

OTHERS = (  # of a row, before the last: "Figures [12] and [13]", "columns (1)–(3)"
    r"(?:[(\[]\d{1,3}[)\]](?:\s?[–-]\s?|,\s|,?\s(?:and|or|to|und|et|y|e)\s)){0,3}"
)

COUNTED = lazy_regex(  # "Eq. [3]", "Table [2]", "Item [7]", "answers to item [3]", "Figures [3] and [4]"
    rf"(?:\b(?:{alternatives('counted_square')})"
    rf"|\b(?i:in|see|to|of|for|under|on|and|or|by|that|from|at)\s(?:{alternatives('counted_led')}))\.?\s?{OTHERS}$"
)

IN_QUESTION = lazy_regex(  # "the policy in question [7]", not "the answers in question [7]"
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|any)\s(?!(?:{alternatives('of_questions')})\b)[\w’-]{{1,30}}\sin\squestion\s$"
)

COUNTED_ROUND = lazy_regex(  # "equation (3)", "step (3)", "columns (1) and (2)"; not "for example (2)", "zum Beispiel (2)"
    rf"\b(?<!\bfor\s)(?<!\bzum\s)(?<!\bpor\s)(?<!\bpar\s)(?<!\bad\s)(?:{alternatives('counted_round')})\.?\s{OTHERS}$",
    re.IGNORECASE,
)

COUNTED_ALONE = lazy_regex(  # "in expression (3)", "the inequality (2)"; not "gene expression (3)"
    rf"(?:^|[.,;:(]\s?|\b(?:{alternatives('function', 'joining')})\s)(?:{alternatives('counted_alone')})\s{OTHERS}$",
    re.IGNORECASE,
)

NUMERAL = lazy_regex(  # "twelve (12)"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\s$",
    re.IGNORECASE,
)

LABELLED = lazy_regex(  # "Group (1)", "in group (1)"; not "the Delta Study Group (1)", "each group (1)"
    rf"(?:(?:^|[.,;:(]\s?|\b(?:in|of|for|from|to|and|or|see|by|with|between|than|versus|vs\.?|during|after|at)\s)"
    rf"(?:{alternatives('labelled')})|\b(?!for\sexample\s)(?:in|for|see|than|between)\s(?i:{alternatives('labelled')}))\s$"
)


def labelled(before: str) -> bool:
    """Tell whether words before a number in any bracket tell what it counts."""
    return bool(COUNTED.search(before) and not IN_QUESTION.search(before))


def labelled_round(before: str) -> bool:
    """Tell whether words before a number in round brackets tell what it counts, or say the number."""
    counted = COUNTED_ROUND.search(before) or COUNTED_ALONE.search(before)
    return bool(counted or NUMERAL.search(before) or LABELLED.search(before))
