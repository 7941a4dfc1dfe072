"""The names that a run of capitals holds, and where those of a holder begin ("thành phố Lyon | Grégory Doucet")."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on, text_of
from ..people.origins import has_shape
from .names import SHORTEST, glued, is_name_word, is_syllable, name_grammar

SHAPED = 3  # words of a holder's name that its shape alone tells ("thành phố Naju | Yoon Byung Tae")


def holder_start(doc: Doc, start: int, end: int) -> int:
    """Return where the names of a holder begin in a run after an office and a level word, or its end.

    A run of three names or more whose last ones are written in no syllables ("thành phố Lyon | Grégory Doucet"), or
    whose last three have the shape of one people's names ("thành phố Naju | Yoon Byung Tae"); a particle opens the
    name it stands before ("thành phố Delft | Marja van Bijsterveldt").
    """
    grammar = name_grammar(on(doc).article.language)
    units = unit_starts(doc, start, end)
    if len(units) > SHAPED and has_shape(text_of(doc, units[-SHAPED], end)):
        return units[-SHAPED]
    if len(units) <= SHORTEST or on(doc).lower[units[-2] - 1] in grammar.saints:
        return end
    last = [on(doc).words[at] for at in range(units[-2], end)]
    return units[-2] if not all(map(is_syllable, last)) else end


def unit_starts(doc: Doc, start: int, end: int) -> list[int]:
    """Return where the names of a run begin: what a hyphen joins is one, a particle and the name after it another."""
    particles, units = name_grammar(on(doc).article.language).particles, []
    for at in range(start, end):
        led = at > start and on(doc).lower[at - 1] in particles and on(doc).words[at - 1][0].islower()
        opens = is_name_word(on(doc).words[at]) or on(doc).lower[at] in particles
        if opens and not led and not glued(doc, at - 1):
            units.append(at)
    return units
