"""Bodies told in turn after one title, each with its leader in brackets: "les présidentes de la Ruche (A) et de …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ...document import on
from ...words.names import is_name_word, name_end
from ..bodies import Body
from ..grammar import institution_grammar
from .titled import by_name, titled_grammar

RULE = "institution-in-turn"
LONGEST = 7  # tokens of a name
LEAST = 2  # words of a leader's name


def find_in_turn(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies that no head opens and that stand in such a row, which none of those given overlaps.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
    """
    concepts = titled_grammar(on(doc).article.language).concepts
    taken = on(doc).territories.tokens | {at for b in bodies for at in range(b.start, b.end)}
    rows = (_row(doc, title.end) for title in on(doc).titles if title.plural and title.concept in concepts)
    return [by_name(doc, *run, RULE) for row in rows for run in row if taken.isdisjoint(range(*run))]


def _row(doc: Doc, at: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a row that begins at a token, each as its first token and the one after its last."""
    words, grammar = on(doc).lower, institution_grammar(on(doc).article.language)
    while (begin := _after_link(doc, at)) < len(doc):
        stop = min(len(doc), begin + LONGEST)
        opening = next((i for i in range(begin, stop) if not words[i][0].isalpha() and words[i] not in "'’-"), stop)
        closing = _leader_end(doc, opening)
        if closing is None or not is_name_word(on(doc).words[begin]):
            return
        yield begin, opening
        at = closing + 1
        while at < len(doc) and words[at] in grammar.series | grammar.ands | {",", ";"}:
            at += 1
        if at == closing + 1:
            return


def _after_link(doc: Doc, at: int) -> int:
    """Return the token after the link and the article that may stand at one."""
    grammar, words = titled_grammar(on(doc).article.language), on(doc).lower
    for links in (grammar.articled, grammar.links):
        if at < len(doc) and (link := links.find(words, at)):
            return link.end
    articles = institution_grammar(on(doc).article.language).articles
    return at + 1 if at < len(doc) and words[at] in articles else at


def _leader_end(doc: Doc, opening: int) -> int | None:
    """Return where brackets close that hold somebody's name and nothing else, or None."""
    if opening + LEAST >= len(doc) or on(doc).words[opening] != "(" or opening + 1 in on(doc).territories.tokens:
        return None
    end = name_end(doc, opening + 1, min(len(doc), opening + LONGEST))
    whole = end - opening > LEAST and end < len(doc) and on(doc).words[end] == ")"
    return end if whole and any(map(str.islower, on(doc).words[opening + 1][1:])) else None
