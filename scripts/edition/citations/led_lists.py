"""Works that a sentence lists by their authors alone: "see Corak, Black and Devereux, and Roemer".

Commas and "and" join works as they join authors. The list of the paper decides: every part must be all authors of
exactly one work, and the names must fall into such parts in only one way with the fewest parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition.citations.found import MORE
from edition.citations.people import Person, Text
from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.works import Found

SEEN = lazy_regex(  # "To see London", "we see Small and Lee walk"
    r"\b(?:to|can|could|will|would|may|might|must|shall|should|not|never|I|we|We|you|You|they|They|who|that|people)\ssee\s$"
)

OF_PLACE = lazy_regex(r"\s(?:like|such\sas|from|in)\s$")  # "data from Jordan", "models like England"

LONGEST_WATCHER = 12  # characters of "should see "

LEAD = lazy_regex(  # "see, for example, ", "models like ", "estimates from ", "summarized in ", "as held by "
    r"(?:\b(?:[Ss]ee(?:\salso)?|[Cc]f\.|[Cc]ompare)(?:,\s(?:e\.g\.|for\s(?:example|instance)|inter\salia),)?"
    r"|\b(?:[Ss]iehe|[Vv]gl\.|[Vv]éa(?:n)?se|[Cc]fr\.|[Bb]kz\.)(?:\s(?:auch|tamb(?:ém|ién)|anche))?"
    r"|(?:^|(?<=[.;,]\s)|(?<=\())(?:[Vv]oir|[Vv]er|[Vv]edi|[Zz]ie)(?:\s(?:aussi|tamb(?:ém|ién)|anche|ook))?"  # not "to see"
    r"|Überblick\s(?:geben|gibt|liefern|liefert|bieten|bietet)"
    rf"|\b(?:{alternatives('writings')}|models?)\s(?:like|such\sas)"
    rf"|\b(?:{alternatives('writings')}|{alternatives('findings')})\s(?:by|from|in)"
    rf"|\b(?:{alternatives('summed_up')})\sin|\b[Aa]s\s[a-z]{{3,14}}ed\sby)\s(?=[^\W\d_])"
)

GAP = lazy_regex(r"(?P<comma>,)?\s(?P<and>(?:and|&|und|et|y|e)\s)?")

MOST = 12  # names of one list

SEVERAL = 2  # works

LONGEST_NAME = 5  # words


@dataclass(frozen=True, slots=True)
class Listed:
    """A name in a list: the person, what joins it to the name before (", ", "and", ", and"), whether "et al." follows."""

    person: Person
    joint: str
    more: bool
    end: int


def led(
    text: Text, works: Callable[[Found], int], taken: Callable[[int], bool] = lambda _: False
) -> Iterator[Found]:
    """Yield the works of lists to which words lead.

    In: the text with its names; how many works of the list are by just the authors cited; whether an offset lies in a
    bracket.
    """
    for match in LEAD.finditer(text.text):
        if taken(match.start()) or SEEN.search(text.text, max(match.end() - LONGEST_WATCHER, 0), match.end()):
            continue
        names = listed(text, match.end())
        ways = parted(names, text, works)
        best = min(map(len, ways), default=0)
        fewest = [way for way in ways if len(way) == best]
        spoken_of = match[0].endswith(" by ") and best < SEVERAL  # "a study by Small and Lee claimed"
        if len(fewest) != 1 or len(names) == 1 or spoken_of or of_bracket(text.text, names):
            continue
        several = any(len(item.people) > 1 or item.et_al for item in fewest[0])
        if several or not OF_PLACE.search(match[0]):  # one name beside another may be a place as well
            yield from fewest[0]


def of_bracket(text: str, names: list[Listed]) -> bool:
    """Tell whether a bracket says which work two names wrote together: "as claimed by Small and Lee (*Weirs*)".

    One with a small letter does not: "(see below)".
    """
    if [name.joint for name in names] != ["", "and"] or not text.startswith((" (", " ["), names[-1].end):
        return False
    return not text[names[-1].end + 2 : names[-1].end + 3].islower()


def listed(text: Text, start: int) -> list[Listed]:
    """Return the names of the paper's list that follow one another from an offset."""
    found: list[Listed] = []
    place, joint = text.before(start) + 1, ""
    while place < len(text.words) and len(found) < MOST and (person := first(text, place)):
        end = text.words[person.last].end
        if text.text[end : end + 2] in {"’s", "'s"} or text.words[person.last].text.endswith(("’s", "'s")):
            return []  # "see Small’s house"
        more = MORE.match(text.text, end)
        end = more.end() if more else end
        found.append(Listed(person, joint, bool(more), end))
        gap = GAP.match(text.text, end)
        if not gap or not (gap["comma"] or gap["and"]):
            break
        joint = f"{gap['comma'] or ''}{'and' if gap['and'] else ''}"
        place = text.before(gap.end()) + 1
    return found


def first(text: Text, place: int) -> Person | None:
    """Return the longest name of the paper's list that begins with a word."""
    for last in range(min(place + LONGEST_NAME, len(text.words)) - 1, place - 1, -1):
        person = text.person(last, place)
        if person and person.known and person.first == place:
            return person
    return None


def parted(names: list[Listed], text: Text, works: Callable[[Found], int]) -> list[list[Found]]:
    """Return the ways in which names are authors of works, one after the other."""
    ways: list[list[list[Found]]] = [[] for _ in range(len(names) + 1)]
    ways[0] = [[]]
    for last in range(1, len(names) + 1):
        for start in range(last):
            if not ways[start] or not one_work(names[start:last]):
                continue
            made = cited(names[start:last], text)
            if works(made) == 1:
                ways[last] += [[*way, made] for way in ways[start][:2]]
    return ways[len(names)]


def one_work(names: list[Listed]) -> bool:
    """Tell whether signs and words join names as those of one work: "A", "A and B", "A, B, and C", "A, B, et al."."""
    *before, last = names
    joints = [name.joint for name in names[1:]]
    if any(name.more for name in before):
        return False
    if last.more:
        return all(joint == "," for joint in joints)
    return all(joint == "," for joint in joints[:-1]) and (
        not joints or joints[-1] == "and" or (len(joints) > 1 and joints[-1] == ",and")
    )


def cited(names: list[Listed], text: Text) -> Found:
    """Return the citation of one work by its authors."""
    start, end = text.start(names[0].person), names[-1].end
    people = tuple(text.name(name.person) for name in names)
    shown = text.text[start:end]
    return Found(start, end, shown, people, names[-1].more, "", "", narrative=True, led=True)
