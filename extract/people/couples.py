"""A given name that shares the surname of the person named right after it ("David and Barbara Jeffreys")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from ..document import on
from ..words.atoms import Atom, letters
from ..words.names import name_grammar
from .mentions import Mention, parts

RULE = "person-couple"
FULL = 2  # words of a name that tells the surname
LONE = re.compile("N&(?=.)")  # a name that "and" joins to what follows, in the letters of atoms


def words_of(doc: Doc, mention: Mention) -> tuple[str, ...]:
    """Return the folded words of a mention's name, with the surname that it shares."""
    own = parts(doc, mention.start, mention.end)
    return own if mention.surname is None else (*own, *parts(doc, mention.surname, mention.surname + 1))


def share_surnames(doc: Doc, sentences: Sequence[list[Atom]], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, a lone given name before "and" and a full name as one of that surname.

    Nobody of that given name may be told with another surname.

    Args:
        doc: the article.
        sentences: its atoms.
        mentions: the mentions of people found so far.
    """
    given = name_grammar(on(doc).article.language).given
    whole = {m.start: m for m in mentions if len(parts(doc, m.start, m.end)) >= FULL}
    named = {words for m in whole.values() if (words := parts(doc, m.start, m.end))}
    found: dict[int, Mention] = {}
    for atoms in sentences:
        text = letters(atoms)
        for i in (match.start() for match in LONE.finditer(text)):
            first, second = atoms[i], whole.get(atoms[i + 2].start)
            if second is None or first.end != first.start + 1:
                continue
            words = parts(doc, second.start, second.end)
            told = on(doc).folded[first.start]
            if on(doc).lower[first.start] not in given or on(doc).lower[second.start] not in given:
                continue
            if text[max(i - 1, 0) : i] in ("L", "B", "C") or any(n[0] == told and n[-1] != words[-1] for n in named):
                continue
            titled = i > 0 and text[i - 1] in "TH"
            found[first.start] = Mention(first.start, first.end, RULE, addressed=titled, surname=second.end - 1)
    return [*(m for m in mentions if m.start not in found), *found.values()]
