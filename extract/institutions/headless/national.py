"""Companies named by the adjective of their country alone ("la Togolaise des eaux")."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...places.levels import nationals
from ...words.lexicon import is_acronym, slug
from ..bodies import Body
from ..grammar import InstitutionGrammar, institution_grammar

RULE = "institution-national"
KIND = "company"


def find_national(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies and those that a people's adjective with a capital and a field of work after it name."""
    grammar = institution_grammar(on(doc).article.language)
    if grammar.left:
        return list(bodies)
    taken = {at for body in bodies for at in range(body.start, body.end)}
    taken |= {at for title in on(doc).titles for at in range(title.start, title.end)}
    adjectives, words = nationals(on(doc).article.language), on(doc).words
    found = list(bodies)
    for sentence in on(doc).story:
        for match in adjectives.matches(on(doc).lower, sentence.start + 1, sentence.end):
            opened = on(doc).lower[match.start - 1] in grammar.articles
            if not opened or match.start in taken or not words[match.start][0].isupper():
                continue
            if end := _field_end(doc, match.end, sentence.end, grammar):
                name = text_of(doc, match.start, end)
                key = f"institution/{KIND}-{slug(name)}"
                on(doc).institutions.setdefault(key, Institution(key, name, KIND, None))
                found.append(Body(match.start, end, KIND, match.start, end, None, RULE, key))
    return sorted(found, key=lambda body: body.start)


def _field_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the end of the field of work that a link joins to an adjective, or of any before an acronym, or 0."""
    words = on(doc).words
    link = grammar.own_links.find(on(doc).lower, at, stop)
    if link is None or link.end >= stop or not words[link.end][0].islower():
        return 0
    if field := grammar.fields.find(on(doc).lower, link.end, stop):
        return field.end
    end = link.end + 1
    bracketed = end + 2 < stop and words[end] == "(" and is_acronym(words[end + 1]) and words[end + 2] == ")"
    return end if bracketed else 0
