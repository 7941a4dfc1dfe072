"""Whom the words that stand for people mean who sign: "the two mayors", "they", "he", "the mayor of Lyon"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ...document import on
from ...facts import Role
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from .parties import chosen_office, territory_of
from .two_sides import of_one_side, two_sides
from .witnesses import watching

PAIR = 2  # people whom "the two" mean
PAST = 2  # sentences before in which they may be named
OF_BOTH = 1  # tokens between a title and "the two cities"
NEAR = 6  # tokens between "the two mayors" and the verb
AT_ONCE = 1  # tokens between "they", or "by", and what follows
OF = 4  # tokens between a title and the body or place where it is held
YEAR = 4  # how much of a date a bare year gives
TITLE = 8  # tokens between "with" and a name: a title
NEXT = 3  # tokens between one such place and the next


def pair_of(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    """Return those whom words such as "the two mayors" beside a verb mean: the last two told to be so, or named."""
    opener = "between" if verb.rule.options.get("noun") else "by"  # "a first meeting between the two mayors"
    agents = {word.end for word in frame.cued(opener) if 0 <= word.start - verb.end <= NEAR}
    words = [word for word in frame.cued("pair") if 0 <= verb.start - word.end <= NEAR or word.start in agents]
    words = [word for word in words if _of_people(doc, frame, word, verb) or not word.rule.options.get("next")]
    if not words:
        return []
    word = words[-1]
    if any(word.end <= cue.start and cue.end <= verb.start for cue in frame.cued("instrument")):
        return []  # "the two mayors agreed that the charter be renewed"
    count = int(word.rule.options.get("count", PAIR))
    titled = [t.concept for t in on(doc).titles if word.start <= t.start < word.end and t.concept]
    if titled and (found := _holders_before(doc, frame, word.start, titled[0], count)):
        return found
    frames = on(doc).frames
    named: dict[str, Mention] = {}
    for before in [frame, *reversed(frames[max(0, frame.index - PAST) : frame.index])]:
        shown = min((cue.start for cue in watching(before)), default=before.end)
        for person in reversed(before.named("person")):
            if person.start < (word.start if before is frame else shown):
                named.setdefault(person.key, person)
        if len(named) >= count:
            break
    found = list(named.values())[:count]
    whole = len(found) == count
    if count == PAIR and (not whole or of_one_side(doc, found, public=bool(word.rule.options.get("public")))):
        found = two_sides(doc, frame, word.start) or found
    return sorted(found, key=_start) if len(found) == count else []


def holders_of_both(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    """Return the two of one office whom a title means before "of both sides": "Chủ tịch hai tỉnh | ký"."""
    words = [w for w in frame.cued("sides", "both-of") if w.end <= verb.start and not w.rule.options.get("people")]
    for title in on(doc).titles if words else ():
        if title.concept and any(0 <= word.start - title.end <= OF_BOTH for word in words):
            return _holders_before(doc, frame, title.start, title.concept, PAIR)
    return []


def _of_people(doc: Doc, frame: Frame, word: Cue, verb: Cue) -> bool:
    """Return whether "the two" right before a verb are people: the two of the sentence before, and not of years ago."""
    before = on(doc).frames[frame.index - 1].named("person") if frame.index else []
    years = any(len(date.key) == YEAR for date in frame.dates)
    return verb.start == word.end and not years and len({person.key for person in before}) == PAIR


def _holders_before(doc: Doc, frame: Frame, at: int, concept: str, count: int) -> list[Mention]:
    """Return the last people named before a token who hold an office, each for another body."""
    held = {role.person.value: role.institution.value if role.institution else "" for role in _holding(doc, concept)}
    found: dict[str, Mention] = {}
    bodies: set[str] = set()
    for before in [frame, *reversed(on(doc).frames[: frame.index])]:
        for person in reversed(before.named("person")):
            body = held.get(person.key)
            if person.start < at and body is not None and body not in bodies:
                found.setdefault(person.key, person)
                bodies |= {body} - {""}
        if len(found) >= count:
            break
    return sorted(list(found.values())[:count], key=_start) if len(found) >= count else []


def _holding(doc: Doc, concept: str) -> list[Role]:
    return [role for role in on(doc).roles if role.concept == concept and not role.former]


def _start(mention: Mention) -> int:
    return mention.start


def himself(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    """Return whom a pronoun means that signs, or is joined to a name that does: the last person named before it."""
    if verb.label != "sign":
        return []
    words, joins = on(doc).lower, list_words(doc)
    people = frame.named("person")
    named = {person.start for person in people}
    papers = {word.start for word in frame.cued("document")}  # "It bears the signatures of …"
    pronouns = [word for word in frame.cued("pronoun") if word.end <= verb.start and word.start not in papers]
    pronouns = [word for word in pronouns if named.isdisjoint({word.end, word.end + 1})]
    joined = [w for w in pronouns if words[w.end] in joins or (w.start > frame.start and words[w.start - 1] in joins)]
    joined = joined if any(person.end <= verb.start for person in people) else []
    alone = [w for w in pronouns if verb.start - w.end <= AT_ONCE]
    if not (joined or alone):
        return []
    word = (joined or alone)[-1]
    here = [person for person in people if person.end < word.start]  # not the one whom "and" joins to it
    if here and not _is_companion(doc, frame, here[-1], word):
        return [here[0], here[-1]] if _with_relative(doc, word) else here[-1:]
    before = next((f for f in reversed(on(doc).frames[: frame.index]) if f.named("person")), None)
    return before.named("person")[-1:] if before and frame.index - before.index <= PAST else []


def _is_companion(doc: Doc, frame: Frame, person: Mention, word: Cue) -> bool:
    """Return whether a sentence opens with whom something is done: "Together with Mayor X, | he signed"."""
    joins, lower = list_words(doc), on(doc).lower
    withs = [
        w
        for w in frame.cued("between", "along")
        if lower[w.end - 1] not in joins and 0 <= person.start - w.end <= TITLE
    ]
    opened = [at for at in frame.commas if person.end <= at < word.start]
    first = not any(m.end <= w.start for m in frame.named("person") for w in withs)
    return bool(withs) and first and word.start - 1 in opened


def _with_relative(doc: Doc, word: Cue) -> bool:
    """Return whether a pronoun follows words such as "with whom": "X received Y, with whom | he signed"."""
    said = " ".join(on(doc).lower[max(word.start - PAIR, 0) : word.start])
    return said in words_of(doc, "agreements", "with_relative")


def with_whom(doc: Doc, verb: Cue) -> bool:
    """Return whether a verb is followed by whom it is done with, told by a pronoun: "signed | with him"."""
    words = words_of(doc, "agreements", "with-whom")
    return tuple(on(doc).lower[verb.end : verb.end + PAIR]) in {tuple(phrase.split()) for phrase in words}


def they(doc: Doc, frame: Frame, verb: Cue, watch: set[int]) -> list[Mention]:
    """Return whom "they" means before a verb: the two people named last, of whom no two are of one place."""
    words = [word for word in frame.cued("they") if 0 <= verb.start - word.end <= NEAR]
    if not words:
        return []
    for before in [frame, *on(doc).frames[max(0, frame.index - 1) : frame.index]]:
        last = words[-1].start if before is frame else min((cue.start for cue in watching(before)), default=before.end)
        found: dict[str, Mention] = {}
        for person in before.named("person"):
            if person.start < last and not (before is frame and person.start in watch):
                office = chosen_office(doc, person.key)
                place = territory_of(doc, office.value) if office else None
                found.setdefault(place or person.key, person)
        people = {person.key: person for person in found.values()}
        if people:
            return sorted(people.values(), key=_start) if len(people) == PAIR else []
    return []


def offices_in(doc: Doc, frame: Frame, at: Iterable[int]) -> list[Mention]:
    """Return the holders of the offices that stand in some tokens of a sentence without a name.

    With the body or place it is whoever holds the title there ("the mayors of Lyon and Hanoi"), without one the person
    told last to hold it ("the mayor").
    """
    tokens = set(at)
    colons = [token for token in tokens if on(doc).words[token] == ":"]
    tokens = {token for token in tokens if token > max(colons, default=-1)}
    words = words_of(doc, "agreements", "holder")
    bare = [t for t in on(doc).titles if t.start in tokens and t.concept and not is_of_name(doc, frame, t.start, t.end)]
    found: dict[str, Mention] = {}
    for title in bare:
        where = _places(doc, frame, title.end)
        held = _holding(doc, title.concept)
        for place in where:
            keys = {
                role.person.value for role in held if role.institution and _is_at(doc, role.institution.value, place)
            }
            if len(keys) == 1 and (mention := _mention(doc, next(iter(keys)), title.start)):
                found.setdefault(mention.key, mention)
        definite = title.start and on(doc).lower[title.start - 1] in words
        definite = definite and not any(word.start == title.end for word in frame.cued("sides"))
        if not where and definite and (mention := _told_last(doc, {role.person.value for role in held}, title.start)):
            found.setdefault(mention.key, mention)
    return list(found.values())


def is_of_name(doc: Doc, frame: Frame, start: int, end: int) -> bool:
    """Return whether a title is that of a person named beside it."""
    at = doc[start].idx
    told = any(q.start <= at < q.end for role in on(doc).roles for q in role.title.quotes)
    return told or any(0 <= person.start - end <= AT_ONCE for person in frame.named("person"))


def _places(doc: Doc, frame: Frame, end: int) -> list[str]:
    """Return the keys of the bodies and places that follow a title, one after the other."""
    joins = list_words(doc)
    found: list[Mention] = []
    titles = [title.start for title in on(doc).titles if title.start >= end]
    for mention in frame.named("institution", "place"):
        if not found and any(start < mention.start for start in titles):
            break  # "the mayor and the director of | the Centre"
        if not found and 0 <= mention.start - end <= OF:
            found.append(mention)
        elif found and 0 < mention.start - found[-1].end <= NEXT:
            if joins.isdisjoint(on(doc).lower[found[-1].end : mention.start]):
                break
            found.append(mention)
    return [mention.key for mention in found]


def _is_at(doc: Doc, body: str, key: str) -> bool:
    place = key if key.startswith("place/") else territory_of(doc, key)
    return body == key or (place is not None and territory_of(doc, body) == place)


def _mention(doc: Doc, person: str, at: int) -> Mention | None:
    """Return where a person is named last before a token, else first after it."""
    told = [m for frame in on(doc).frames for m in frame.named("person") if m.key == person]
    return next((m for m in reversed(told) if m.start < at), told[0] if told else None)


def _told_last(doc: Doc, people: set[str], at: int) -> Mention | None:
    told = [m for frame in on(doc).frames for m in frame.named("person") if m.key in people]
    return next((m for m in reversed(told) if m.start < at), told[0] if len(people) == 1 and told else None)
