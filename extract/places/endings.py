"""Where the name of a town ends that says in itself where the town lies, or what level it is of."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..words.first_words import is_first_word
from ..words.lexicon import Match
from ..words.names import glued, is_name_word, name_grammar
from .gazetteer import Entry
from .levels import DASHES, Levels, Territory

BYNAME = 2  # words
SUFFIX = 4  # letters of a level that hangs on a name ("-do", "-ken")


def infix_end(doc: Doc, end: int, stop: int, levels: Levels) -> int:
    """Return the end of a town's name with where the town lies ("Saint Ouen sur Seine", "Saint-André-lez-Lille")."""
    words = on(doc).lower
    if end + 1 < stop and words[end] in levels.infixes and is_name_word(on(doc).words[end + 1]):
        return end + 2
    if end + 3 < stop and glued(doc, end) and words[end + 1] in levels.infixes and glued(doc, end + 2):
        return end + 4
    return end


def suffix_end(doc: Doc, end: int, stop: int) -> int:
    """Return the end of a name with the level that its own language hangs on it, however it is set ("Jeolla –do")."""
    suffix = end + 1 < stop and on(doc).words[end] in DASHES and not on(doc).spaced[end] and len(doc[end + 1]) <= SUFFIX
    return end + 2 if suffix and on(doc).words[end + 1].isalpha() and on(doc).words[end + 1].islower() else end


def is_written_as_name(doc: Doc, begin: int, end: int) -> bool:
    """Say whether the last word of a name has a capital, a digit or a hyphen before it, and is no lone letter."""
    last = end - 1
    if last == begin and len(on(doc).words[begin]) == 1:  # "Y Biêr" is a person, not Italy without its accent
        return False
    opening = on(doc).words[last][0]
    return opening.isupper() or opening.isdigit() or (last > begin and hangs(doc, last))


def hangs(doc: Doc, at: int) -> bool:
    """Say whether a dash hangs a word on the one before, however it is set ("Jeollabuk-do", "Jeollabuk –do")."""
    return glued(doc, at - 1) or (on(doc).words[at - 1] in DASHES and not on(doc).spaced[at - 1])


def is_parted(doc: Doc, known: Territory, stop: int, levels: Levels) -> bool:
    """Say whether a point of the compass ends a town's name ("Ketu | South"), and opens none."""
    at = known.end
    if at >= stop or at != known.name_end or on(doc).places[known.place].kind != "City":
        return False
    if on(doc).lower[at] not in levels.points or not on(doc).words[at][0].isupper():
        return False
    return at + 1 >= stop or not is_name_word(on(doc).words[at + 1])


def is_byname(doc: Doc, start: int, end: int, levels: Levels) -> bool:
    """Say whether an article stands before one word and a town's, which then name no town ("the | Steel City").

    Unless the words go on with a capital or the head of a body ("the | Tagum City Council").
    """
    grammar, words = institution_grammar(on(doc).article.language), on(doc).words
    if not start or end - start != BYNAME or on(doc).lower[start - 1] not in grammar.articles:
        return False
    if on(doc).lower[end - 1] not in levels.endings or not words[end - 1].istitle():
        return False
    return end >= len(words) or not (is_name_word(words[end]) or grammar.heads.find(on(doc).lower, end))


def ends_in_body(doc: Doc, start: int, end: int) -> bool:
    """Say whether a name ends in the head of a body that is no territory ("Border Committee", "Kenya Red Cross")."""
    grammar = institution_grammar(on(doc).article.language)
    found = (grammar.heads.find(on(doc).lower, at, end) for at in range(max(0, start - 2), end))
    plain = grammar.territorial | grammar.same_body | {""}
    return any(head.end == end and head.value not in plain for head in found if head)


def holds_head(doc: Doc, start: int, end: int) -> bool:
    """Say whether a body's head is in a name ("Ball State University, Indiana")."""
    heads = institution_grammar(on(doc).article.language).heads
    return any(heads.find(on(doc).lower, at, end) for at in range(start, end))


def only_describes(
    doc: Doc, begin: int, after: Match[str], stop: int, entries: Sequence[Entry], levels: Levels
) -> bool:
    """Say whether what stands before a level word is no name but an adjective ("the Sicilian town of Cefalù")."""
    end, words = after.start, on(doc).lower
    demonym = levels.demonyms.find(words, begin, end) is not None
    adjective = levels.adjectival and words[end - 1].endswith(levels.adjectival) and doc[after.start].text.islower()
    plain = words[begin] in levels.describing or words[begin] in name_grammar(on(doc).article.language).never
    plain = plain or (on(doc).words[end][0].islower() and is_first_word(doc, begin))  # "Neither | town"
    if not entries and (plain or is_byname(doc, begin, after.end, levels) or demonym or adjective):
        return True
    return (not entries or entries[0].kind == "Country") and _is_of_another(doc, after.end, stop, levels)


def _is_of_another(doc: Doc, at: int, stop: int, levels: Levels) -> bool:
    """Say whether a linker and another name follow a level word, so that what stands before it is no name."""
    match = levels.linkers.find(on(doc).lower, at, stop) if at < stop else None
    return match is not None and match.end < stop and on(doc).words[match.end][0].isupper()
