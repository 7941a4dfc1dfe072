"""Bodies whose name stands in quotation marks beside a noun that says what it is ("the “Open Doors” association")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import Sentence, on, text_of
from ...facts import Institution
from ...words.lexicon import Lexicon, Match, lower, slug
from ..bodies import Body
from ..grammar import institution_grammar

RULE = "institution-quoted"
LONGEST = 7  # tokens between the marks
OPENING, CLOSING = frozenset('“«"„'), frozenset('”»"“')
SPACED = "«"  # after which a blank may stand
QUALIFIED = 3  # tokens from a noun over its adjectives to the mark


def find_quoted(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies and those in quotation marks right after or right before a noun, each listed by its name.

    ``quoted`` of the table gives the nouns by kind, ``others`` those words after them that make the noun another's.
    """
    told = table.get("quoted")
    if told is None or OPENING.isdisjoint(on(doc).words):
        return list(bodies)
    nouns = _nouns(tuple((kind, tuple(forms)) for kind, forms in told["kinds"].items()))
    others, found = frozenset(map(lower, told.get("others", []))), list(bodies)
    for sentence in on(doc).story:
        for start, end in _quotations(doc, sentence, told.get("longest", LONGEST)):
            noun = _beside(doc, sentence, start, end, nouns, others)
            if noun is None or any(b.start < start and b.end > end for b in found):
                continue
            name = text_of(doc, start, end)
            key = f"institution/{noun.value}-{slug(name)}"
            headed = told.get("headed") and noun.end <= start  # "association « Les Tilleuls »"
            aliases = (f"{text_of(doc, noun.start, noun.end)} {name}",) if headed else ()
            on(doc).institutions.setdefault(key, Institution(key, name, noun.value, None, aliases=aliases))
            covered = range(min(start, noun.start), max(end, noun.end))
            within = [b for b in found if b.start in covered]
            found = [b for b in found if b not in within]
            for body in within:
                if body.key != key and not any(b.key == body.key for b in found):
                    on(doc).institutions.pop(body.key, None)
            whole = (noun.start, end + 1, noun.start, noun.end) if headed else (start, end, start, end)
            found.append(Body(whole[0], whole[1], noun.value, *whole[2:], None, RULE, key))
    return sorted(found, key=lambda b: b.start)


def _quotations(doc: Doc, sentence: Sentence, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens between quotation marks that open with a capital and hold no mark of a sentence."""
    words, spaced, at = on(doc).words, on(doc).spaced, sentence.start
    while at + 1 < sentence.end:
        opens = words[at] in OPENING and (words[at] in SPACED or not spaced[at]) and words[at + 1][0].isupper()
        stop = min(sentence.end, at + 2 + longest)
        close = next((i for i in range(at + 2, stop) if words[i] in CLOSING), None) if opens else None
        if close is not None and not {",", ".", ";", ":", "!", "?"} & set(words[at + 1 : close]):
            yield at + 1, close
        at = close + 1 if close is not None else at + 1


def _beside(
    doc: Doc, sentence: Sentence, start: int, end: int, nouns: Lexicon[str], others: frozenset[str]
) -> Match[str] | None:
    """Return the noun that a quotation stands right after ("the NGO “X”") or right before ("the “X” NGO")."""
    words = on(doc).lower
    after = nouns.find(words, end + 1, sentence.end) if end + 1 < sentence.end else None
    if after and not (after.end < sentence.end and words[after.end] in others):
        return after
    first = max(sentence.start, start - 5 - QUALIFIED)
    matches = [match for at in range(first, start - 1) if (match := nouns.find(words, at, start - 1))]
    grammar = institution_grammar(on(doc).article.language)
    return next((m for m in matches if all(grammar.is_adjective(words[i]) for i in range(m.end, start - 1))), None)


@cache
def _nouns(kinds: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon[str]:
    return Lexicon([(form, kind) for kind, forms in kinds for form in forms], lower)
