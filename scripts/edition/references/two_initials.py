"""Authors in Cyrillic whose two initials no comma parts from the family name: "Иванов И. И. История Кавказа".

Name and patronymic: ГОСТ Р 7.0.5–2008, 6.1. A title does not begin with one initial there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.works import Name, Reference

CAPITAL = "[\u0401-\u042f\u0490]"

SMALL = "[\u0430-\u045f\u0491]"

AUTHOR = rf"(?P<family>{CAPITAL}{SMALL}{{1,30}}(?:-{CAPITAL}{SMALL}{{1,30}})?),?\s(?P<given>{CAPITAL}\.\s?{CAPITAL}\.)"

PLAIN = re.sub(r"\?P<\w+>", "?:", AUTHOR)

AUTHORS = lazy_regex(
    rf"\s*(?:\[?\d{{1,4}}[\].]{{1,2}}\s)?{PLAIN}(?:\s?,\s{PLAIN}){{0,9}}(?=\s\S)"
)  # "2. Петров П. П., Иванов И. И."

ONE = lazy_regex(AUTHOR)


BEHIND = lazy_regex(  # behind the initials: " История Кавказа. М.", " и др. История Кавказа // Вопросы"
    rf"(?P<more>,?\s\[?(?:{alternatives('more')})\.?\]?,?)?\s(?P<title>[^\s.:/][^.:/]{{0,300}})?"
)


def with_patronymics(made: Reference) -> Reference:
    """Return a reading whose authors have both initials that its printed entry begins with; unchanged if it has them.

    The title begins behind the initials. A title that names a person, as "Письма А. С. Пушкина" does, has no author.
    """
    printed = plain(made.as_printed)
    head = AUTHORS.match(printed)
    if not head:
        return made
    names = tuple(Name(family=one["family"], given=one["given"]) for one in ONE.finditer(head[0]))
    start = printed.find(made.title) if made.title else -1
    if not 0 <= start < head.end():
        return made
    if names[0].family in words("about_persons"):
        first = printed.index(names[0].family)
        return replace(made, authors=(), title=printed[first : start + len(made.title)])
    if title := made.title[head.end() - start :].lstrip(" ."):
        return replace(made, authors=names, title=title)
    behind = BEHIND.match(printed, head.end())
    if not behind or not behind["title"]:
        return made
    return replace(
        made, authors=names, et_al=made.et_al or bool(behind["more"]), title=behind["title"].strip()
    )
