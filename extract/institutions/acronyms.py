"""Acronyms: each "UNVH" after "… (UNVH)" is the institution before it.

An acronym that nothing introduces is an institution too where an article of the language stands before it
("l'AFD", "du SIAAP") and the pack does not know it as something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from ..document import on, text_of
from ..facts import Institution
from ..words.lexicon import HYPHENS, lower, slug
from .bodies import Body
from .bracketed import acronym_end, find_introduced, is_whole, spelled
from .component import add_alias
from .grammar import institution_grammar
from .headless.argued import find_in_slots
from .headless.in_turn import find_in_turn
from .headless.initials import find_initialled
from .headless.partial import find_parts
from .headless.seated import is_elsewhere, seat_of
from .headless.titled import find_titled, list_titled
from .whose.heads_again import find_heads_again, merge_shortened
from .whose.of_people import merge_of_people

LONGEST_KIND = 6  # words that say what a body is
LONGEST_NAME = 16  # tokens before an acronym in brackets


def _is_shouted(doc: Doc, body: Body) -> bool:
    """Say whether a body is told by one word in capitals, though it be a Roman number too ("CCI")."""
    return body.end == body.start + 1 and on(doc).words[body.start].isupper()


def find_acronyms(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies and, among them, the acronyms of the story, each listed with the institution it names."""
    articles = frozenset(lower(w) for w in table.get("articles", []))
    bodies = merge_of_people(doc, merge_shortened(doc, bodies), articles)
    bodies = find_initialled(doc, bodies, table)
    named = find_introduced(doc, bodies)
    unheaded = [b for b in find_titled(doc, bodies) if spelled(doc, b.start, b.end) not in named]
    unheaded += find_in_slots(doc, [*bodies, *unheaded])
    unheaded += find_in_turn(doc, [*bodies, *unheaded])
    for body in (*bodies, *unheaded):  # "l'Assemblée des Départements de France", "l'ADF"
        short = body.end - body.start == 1 and body.territory is None
        if short and (full := _spelled_by(doc, on(doc).words[body.start], bodies, body.kind)) is not None:
            named.setdefault(on(doc).lower[body.start], full)
    list_titled(doc, unheaded)
    bodies = sorted([*bodies, *unheaded], key=lambda b: b.start)
    if table.get("complete_heads"):
        bodies = sorted([*bodies, *_in_small_letters(doc, bodies, named)], key=lambda b: b.start)
    found = _renamed(doc, bodies, named)
    taken = {at for b in bodies for at in range(b.start, b.end)} | {
        at for t in on(doc).titles for at in range(t.start, t.end)
    }
    others = frozenset(lower(w) for w in table.get("not_acronyms", []))
    words, small = on(doc).words, on(doc).lower
    for sentence in on(doc).story:
        if not any(map(str.islower, words[sentence.start : sentence.end])):  # a line in capitals
            continue
        at = sentence.start
        while at < sentence.end:
            if at in taken or (words[at].islower() and (at + 1 == sentence.end or words[at + 1] not in HYPHENS)):
                at += 1
                continue
            end = acronym_end(doc, at, sentence.end)
            end += end == at and words[at][0].isupper() and small[at] in named
            if end == at:
                at += 1
                continue
            one = _named(doc, at, end, named, bodies) or _alone(doc, at, end, articles, others, named, bodies)
            if one is not None:
                found.append(one)
            at = one.end if one else end
    found = sorted([*found, *find_heads_again(doc, found, articles)], key=lambda b: b.start)
    return sorted([*found, *find_parts(doc, found, table)], key=lambda b: b.start)


def _in_small_letters(doc: Doc, bodies: Sequence[Body], named: dict[str, Body]) -> list[Body]:
    """Return the bodies without a capital that an acronym in brackets names ("syndicat d'assainissement (SIA)")."""
    heads = institution_grammar(on(doc).article.language).heads
    taken = {at for b in bodies for at in range(b.start, b.end)}
    found, words = [], on(doc).words
    for sentence in on(doc).story:
        for at in range(sentence.start + 1, sentence.end - 2):
            if words[at] != "(" or at - 1 in taken:
                continue
            end = acronym_end(doc, at + 1, min(at + 6, sentence.end))
            if end == at + 1 or end >= len(doc) or on(doc).words[end] != ")" or spelled(doc, at + 1, end) in named:
                continue
            start = at
            while start > sentence.start and at - start < LONGEST_NAME and on(doc).words[start - 1] not in ",;:.()":
                start -= 1
            for begin in range(start, at):
                head = heads.find(on(doc).lower, begin, at)
                if head and head.value and begin not in taken and on(doc).folded[begin][0] == on(doc).folded[at + 1][0]:
                    text = text_of(doc, begin, at)
                    key = f"institution/{head.value}-{slug(text_of(doc, at + 1, end))}"
                    on(doc).institutions.setdefault(key, Institution(key, text, head.value, None))
                    body = Body(begin, at, head.value, begin, head.end, None, "institution-acronym", key)
                    named[spelled(doc, at + 1, end)] = body
                    found.append(body)
                    break
    return found


def _renamed(doc: Doc, bodies: Sequence[Body], named: Mapping[str, Body]) -> list[Body]:
    """Return the bodies, those that an introduced acronym names as the institution that it stands for."""
    found: list[Body] = []
    moved: dict[str, Body] = {}
    for body in bodies:
        whole = named.get(spelled(doc, body.start, body.end))
        if (
            whole is not None
            and whole is not body
            and body.key != whole.key
            and whole.key in on(doc).institutions
            and (acronym_end(doc, body.start, body.end) == body.end or is_whole(doc, body) or _is_shouted(doc, body))
        ):
            on(doc).institutions.pop(body.key, None)
            moved[body.key] = whole
            on(doc).institutions[whole.key] = add_alias(
                on(doc).institutions[whole.key], text_of(doc, body.start, body.end)
            )
            body = replace(body, key=whole.key, territory=whole.territory, rule="institution-acronym")  # noqa: PLW2901
        found.append(body)
    # "la faîtière" stood for the acronym
    return [replace(b, key=moved[b.key].key, territory=moved[b.key].territory) if b.key in moved else b for b in found]


def _named(doc: Doc, at: int, end: int, named: Mapping[str, Body], bodies: Sequence[Body]) -> Body | None:
    """Return the institution that an acronym stands for by the article's own words."""
    whole = named.get(spelled(doc, at, end)) or _spelled_by(doc, on(doc).words[at], bodies)
    if whole is None or whole.key not in on(doc).institutions or is_elsewhere(doc, end, whole):
        return None  # "l'Association … (AIMF)" that is AIMF itself is listed no more
    on(doc).institutions[whole.key] = add_alias(on(doc).institutions[whole.key], text_of(doc, at, end))
    return Body(at, end, whole.kind, at, end, whole.territory, "institution-acronym", whole.key)


def _spelled_by(doc: Doc, acronym: str, bodies: Sequence[Body], kind: str = "") -> Body | None:
    """Return the one body told whose capitals or nouns an acronym spells ("Assemblée des Départements de France").

    Two letters spell one only where the pack has both as names of a ``kind`` ("EU", "European Union").
    """
    grammar, letters = institution_grammar(on(doc).article.language), lower(acronym)
    short = len(letters) <= 2
    if not (grammar.complete_heads or grammar.left) or not acronym.isupper():
        return None
    if short and kind not in grammar.complete:
        return None
    small = grammar.noun_links | grammar.determiners | grammar.ands

    def initials(body: Body) -> set[str]:
        placed = [t for t in on(doc).territories if t.start == body.start and t.end < body.end]
        starts = {body.start, *(at for t in placed for at in range(t.start + 1, t.end + 1))}
        names = [[w for w in on(doc).words[start : body.end] if lower(w) not in small] for start in starts]
        whole = {lower("".join(w[0] for w in words)) for words in names}  # with the town before it or without
        return whole | {lower("".join(w[0] for w in words if w[0].isupper())) for words in names}

    known = [b for b in bodies if b.key and (b.kind == kind if short else b.end - b.start > 2)]
    spelling = [b for b in known if letters in initials(b)]
    return spelling[0] if len({b.key for b in spelling}) == 1 else None


def _affiliates(doc: Doc, at: int, end: int) -> bool:
    """Say whether an acronym in brackets says where the holder of a title is ("chairman (MTX)", "chairman, MTX,")."""
    words = on(doc).words
    if at < 2 or end >= len(words):
        return False
    bracketed = words[at - 1] == "(" and words[end] == ")"
    listed = words[at - 1] == "," and words[end] in ",.;)" and institution_grammar(on(doc).article.language).left
    return (bracketed or listed) and (at - 1 in on(doc).title_ends or _is_kind(doc, at - 1))


def _is_kind(doc: Doc, end: int) -> bool:
    """Say whether small words after an article end in a body's noun ("the national sanitation office | , ONAS")."""
    grammar, words, at = institution_grammar(on(doc).article.language), on(doc).words, end
    while at and end - at < LONGEST_KIND and words[at - 1].isalpha() and words[at - 1].islower():
        at -= 1
        if on(doc).lower[at] in grammar.articles:
            head = next((m for i in range(at + 1, end) if (m := grammar.heads.find(on(doc).lower, i, end))), None)
            return head is not None and head.end == end and bool(head.value)
    return False


def _led(doc: Doc, at: int) -> bool:
    """Say whether a link alone joins an acronym to the title of who leads it ("directrice d'YCID")."""
    links = institution_grammar(on(doc).article.language).noun_links
    return at > 0 and on(doc).lower[at - 1] in links and at - 1 in on(doc).title_ends


def _alone(
    doc: Doc,
    at: int,
    end: int,
    articles: frozenset[str],
    others: frozenset[str],
    named: dict[str, Body],
    bodies: Sequence[Body],
) -> Body | None:
    """Return an acronym that an article of the language makes a body."""
    text = text_of(doc, at, end)
    letters = "".join(c for c in text if c.isalpha())
    titled = end in on(doc).title_starts and text.isupper() and bool(articles)  # "KMC mayor X"
    surname = bool(at) and doc[at - 1].text[0].isupper() and doc[at - 1].text.isalpha()  # "Marie LACARIN présidente"
    titled = titled and not surname
    before = on(doc).words[at - 1] if at else ""
    shouted = len(before) > 1 and before.isupper() and before.isalpha()  # "Agnès LE BRUN", but "L'ARD"
    announced = bool(at) and on(doc).lower[at - 1] in articles and not shouted
    announced = announced or (bool(articles) and (_affiliates(doc, at, end) or _led(doc, at)))
    if not (titled or announced) or len(letters) < 3 or lower(letters) in others or end - at > 3:
        return None
    if titled and (at, end) in on(doc).territories.spans:
        return None  # "MUTARE Mayor Ann Lowe"
    if any(c.isdigit() for c in text) or sum(c.isupper() for c in letters) * 2 <= len(letters):
        return None
    goes_on = end < len(doc) and on(doc).words[end][0].isupper() and on(doc).words[end].isalpha()
    if goes_on and not titled:  # the first word of a name
        return None
    longer = next((b for b in bodies if b.key and b.end > end - at + b.start and on(doc).words[b.start] == text), None)
    if longer is not None and not is_elsewhere(doc, end, longer):  # "la MRC" of "MRC de Beauport"
        return Body(at, end, longer.kind, at, end, longer.territory, "institution-acronym", longer.key)
    seat = seat_of(doc, end)  # "l'ARD | de Diourbel"
    stop, place = (seat.end, seat.place) if seat else (end, None)
    text = text_of(doc, at, stop)
    key = f"institution/{slug(text if seat else letters)}"
    on(doc).institutions.setdefault(key, Institution(key, text, "other-institution", place))
    body = Body(at, stop, "other-institution", at, end, place, "institution-acronym", key)
    named[spelled(doc, at, end)] = body
    return body
