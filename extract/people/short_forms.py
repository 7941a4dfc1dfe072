"""Which shorter forms of a name mean whom: "M. Saules" is Bernard Saules, "Thang" the one Thang told in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..institutions.whose.foreigners import is_foreigner
from ..words.atom_grammar import atom_grammar
from ..words.names import name_grammar
from .couples import words_of
from .mentions import Mention, people_grammar


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a shorter name may mean a fuller one: its words in order at either end, or initials for some.

    >>> same_person(("son",), ("le", "hong", "son")), same_person(("b", "saules"), ("bernard", "saules"))
    (True, True)
    >>> same_person(("hong",), ("le", "hong", "son")), same_person(("j.-p", "roy"), ("jean-paul", "roy"))
    (False, True)
    """
    if not short or initials_of(short, full):
        return len(short) > 0
    if len(short) > len(full):
        return False
    if full[-len(short) :] == short or full[: len(short)] == short or sorted(short) == sorted(full):
        return True
    return len(short) >= 2 and set(short) <= set(full)


def initials_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name is another one with initials for some of its words ("J.-P. Roy" of "Jean-Paul Roy")."""
    ones, others = ([part for word in name for part in PART.split(word) if part] for name in (short, full))
    return (
        len(ones) == len(others)
        and ones[-1:] == others[-1:]
        and all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(ones, others, strict=True))
    )


PART = re.compile(r"[.-]")  # between the parts of a word that a hyphen or full stops join
SHORTEST = 2  # words of a name without a second surname
INITIAL = 2  # letters of a word that may be no surname


@dataclass(frozen=True, slots=True)
class Named:
    """Hold a person under construction: all mentions that carry a name of their own."""

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]


def gather(doc: Doc, mentions: Iterable[Mention]) -> list[Named]:
    """Group the mentions into persons: the longest names first, each shorter one joins the only name it fits."""
    people: list[Named] = []
    order = sorted(mentions, key=lambda m: (-len(words_of(doc, m)), m.start))
    for mention in order:
        words = words_of(doc, mention)
        if not words:
            continue
        fits = [
            i
            for i, p in enumerate(people)
            if same_person(words, p.words) or initials_of(p.words, words) or (len(words) > 1 and _typo(words, p.words))
        ]
        fits = fits or [i for i, p in enumerate(people) if _surname(doc, mention, words, p)]
        if len(fits) > 1:
            earlier = [i for i in fits if min(m.start for m in people[i].mentions) < mention.start]
            near = max(
                earlier or fits,
                key=lambda i: max((m.start for m in people[i].mentions if m.start < mention.start), default=-1),
            )
            fits = [near]
        if fits:
            known = people[fits[0]]
            fuller = words if initials_of(known.words, words) else known.words
            people[fits[0]] = replace(known, words=fuller, mentions=(*known.mentions, mention))
        else:
            people.append(Named(words, (mention,)))
    return people


def _surname(doc: Doc, mention: Mention, words: tuple[str, ...], person: Named) -> bool:
    """Say whether one word after a title is a surname within the full name, in capitals ("Jo KEMLEU TCHAB") or not."""
    if len(words) != 1 or not mention.addressed:
        return False
    if (
        words[0] in person.words[1:-1]
        and len(words[0]) > INITIAL
        and is_foreigner(person.words, on(doc).article.language)
    ):
        return True  # "bà Morfa" of "Susely Morfa González"
    capitals = {on(doc).folded[at] for m in person.mentions for at in range(m.start, m.end) if doc[at].text.isupper()}
    return words[0] in capitals and len(words[0]) > INITIAL


def _typo(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two names differ in one letter of one long word."""
    if len(a) != len(b):
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(different) != 1 or min(map(len, different[0])) < 5:
        return False
    x, y = different[0]
    return len(x) == len(y) and sum(c != d for c, d in zip(x, y, strict=True)) == 1


def add_short_forms(doc: Doc, people: list[Named]) -> list[Named]:
    """Add the single words that can only mean a person told in full ("Thang said", "Lukwago")."""
    taken = {at for p in people for m in p.mentions for at in range(m.start, m.end)}
    known = {
        at
        for start, thing in on(doc).known.items()
        if not _is_lone_town(doc, start, thing)
        for at in range(start, thing[1])
    }
    line = on(doc).article.headline
    opens = bisect_left(on(doc).offsets, line.end) if line else 0  # the token after the headline
    towns = {on(doc).folded[t.start]: t.start for t in reversed(on(doc).territories) if t.start >= opens}
    ends: dict[str, list[int]] = {}
    for i, person in enumerate(people):
        if len(person.words) > 1:
            first = min(person.mentions, key=lambda m: m.start)
            given_last = (
                on(doc).lower[first.start] in name_grammar(on(doc).article.language).surnames and len(person.words) > 2
            )
            own = {
                person.words[-1],
                person.words[-1] if given_last else person.words[0],
                *_father_s(doc, first, person),
            }
            for word in own:
                ends.setdefault(word, []).append(i)
    dated = atom_grammar(on(doc).article.language).dated
    marked = name_grammar(on(doc).article.language).syllable is not None  # a word without marks is another word
    grown, folded = list(people), on(doc).folded
    for sentence in on(doc).story:
        for at in [at for at in range(sentence.start, sentence.end) if folded[at] in ends]:
            owners, word = ends[folded[at]], on(doc).words[at]
            if (marked or not word.isascii()) and not _spelled(doc, at, people[owners[0]]):
                continue
            if len(owners) == 1 and at not in taken and at not in known and word[0].isupper() and len(word) > 2:
                i = owners[0]
                earliest = min(m.start for m in grown[i].mentions)
                alone = not (at + 1 < len(doc) and on(doc).words[at + 1][0].isupper() and doc[at + 1].is_alpha)
                named = at > sentence.start and on(doc).words[at - 1][0].isupper() and doc[at - 1].is_alpha
                named = named and on(doc).lower[at - 1] not in dated  # "On Friday Durazo"
                alone = alone and (not named or at in on(doc).title_ends)  # "Cllr Woodbury"
                town = on(doc).known.get(at) is not None
                if town and (on(doc).folded[at] != grown[i].words[-1] or towns.get(on(doc).folded[at], at) < earliest):
                    continue
                if (earliest < at or (town and at < opens)) and alone and not _opens_head(doc, at, sentence.end):
                    grown[i] = replace(grown[i], mentions=(*grown[i].mentions, Mention(at, at + 1, "person-short")))
    return grown


def _father_s(doc: Doc, first: Mention, person: Named) -> frozenset[str]:
    """Return the first of two surnames, by which a person is called in short ("Alfonso | Durazo | Montaño")."""
    language = on(doc).article.language
    if (
        not people_grammar(language).western
        or len(person.words) != first.end - first.start
        or len(person.words) <= SHORTEST
    ):
        return frozenset()
    word, grammar = person.words[-2], name_grammar(language)
    other = word in grammar.given or word in grammar.particles or word in grammar.never  # "Tran The Dung"
    return frozenset() if other or len(word) <= INITIAL else frozenset({word})


def _opens_head(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a word is the first syllable of the head of a body that is none here ("Chính | phủ hai nước")."""
    head = institution_grammar(on(doc).article.language).heads.find(on(doc).lower, at, stop)
    syllables = name_grammar(on(doc).article.language).syllable is not None
    return syllables and head is not None and head.end > at + 1


def _spelled(doc: Doc, word: int, person: Named) -> bool:
    """Say whether a person's name holds a word with the same marks, or with none ("Tổng" is not "Tòng")."""
    lowered, folded = on(doc).lower, on(doc).folded
    named = [at for m in person.mentions for at in range(m.start, m.end) if folded[at] == folded[word]]
    return any(lowered[word] == lowered[at] or doc[at].is_ascii for at in named)


def _is_lone_town(doc: Doc, start: int, thing: tuple[str, int, Any]) -> bool:
    """Say whether a known thing is one word for a town without a level word, maybe a surname as well ("Mori")."""
    return (
        people_grammar(on(doc).article.language).western
        and thing[0] == "L"
        and thing[1] == start + 1
        and thing[2].level is None
        and on(doc).places[thing[2].place].kind == "City"
    )
