"""Which runs of capitals are whole names by themselves, of a person and of nothing else."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..places.gazetteer import gazetteer
from ..words.atoms import Atom
from ..words.lexicon import lower
from ..words.names import is_syllable, name_grammar

ROMAN = re.compile(r"[IVX]+")
LONGEST_NAME = 5  # words
LONGEST_SPELLED = 7  # syllables of one spelled as names at home are ("Chăn Sạ Mỏn Chăn Nha Lạt")


def is_full_name(doc: Doc, atom: Atom, least: int, *, titled: bool = False, held: bool = False) -> bool:
    """Say whether a run is a name by itself: words enough, no place, head of a body, acronym or numeral among them.

    Right after a title it may hold a place ("Thị trưởng Marco Di Maio"), and a numeral beside two words. Where it is
    ``held``, an office or what the office is of stands right before it.
    """
    words = [on(doc).words[at] for at in range(atom.start, atom.end) if on(doc).words[at][0].isupper()]
    known = len(words) > least and lower(words[0]) in name_grammar(on(doc).article.language).given  # "Leo Quinn III"
    numbered = any(ROMAN.fullmatch(w) for w in words) and not (titled and len(words) > least) and not known
    longest = LONGEST_SPELLED if held and all(map(is_syllable, words)) else LONGEST_NAME
    if len(words) < least or len(words) > longest or numbered:
        return False
    if any(
        on(doc).lower[at] in institution_grammar(on(doc).article.language).before for at in range(atom.start, atom.end)
    ):
        return False  # "the Tamale Metropolitan Chief"
    given = lower(words[0]) in name_grammar(on(doc).article.language).surnames  # "Trần | Châu"
    places, heads = gazetteer().lexicon, institution_grammar(on(doc).article.language).heads
    for at in range(atom.start, atom.end):
        place = places.find(on(doc).folded, at, atom.end)
        if place and titled and place.start == atom.start and place.end == atom.end:
            return False  # "Thị trưởng New York"
        if (
            place
            and not titled
            and (
                place.value[0].kind == "Country"
                or on(doc).lower[at - 1] in name_grammar(on(doc).article.language).particles
            )
        ):
            return False
        head = heads.find(on(doc).lower, at, atom.end)
        if head and head.value and on(doc).words[at][0].isupper() and not (given and at == atom.end - 1):
            return False
    return not all(w.isupper() for w in words)
