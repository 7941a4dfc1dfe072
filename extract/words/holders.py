"""Where, in a run of capitals after an office, its holder's name begins ("Member for Kalgoorlie | Ali Kent")."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..pack import load_pack
from .lexicon import HYPHENS
from .names import is_name_word, name_grammar, person_start

SHAPED = ("cn", "vn")  # countries whose names no other words are like
SHORTEST, LONGEST = 2, 3  # words of a holder's name after a field of work


@cache
def _seat(language: str) -> re.Pattern[str] | None:
    """Return the expression over atoms after which a run is what an office is of, or None where no pack says it."""
    links = load_pack(language).get("people", {}).get("seats", "")
    return re.compile(f"T(?:oa?B)?[{links}]a?(?:N?s)?$") if links else None


def is_seated(language: str) -> bool:
    """Say whether a word always joins an office to what it is of: in "chairman Kalyan Raj Sharma" all is the name."""
    return _seat(language) is not None


@cache
def _things(language: str) -> frozenset[str]:
    """Return the words inside names of bodies and events, and of nobody."""
    return frozenset(load_pack(language).get("people", {}).get("things", []))


def _foreign_start(doc: Doc, start: int, end: int) -> int:
    """Return where a run ends in a name of two words of a country whose names have their own shape, or its end."""
    first = end - SHORTEST
    while first > start and (on(doc).words[first] in HYPHENS or on(doc).words[first - 1] in HYPHENS):
        first -= 1
    shapes = load_pack(on(doc).article.language).get("people", {}).get("origins", {})
    name = " ".join(on(doc).folded[first:end]).replace(" - ", "-")
    told = any(re.fullmatch(shapes[country], name) for country in SHAPED if country in shapes)
    return first if first > start and told else end


def cut_holder(doc: Doc, before: str, at: int, end: int) -> int:
    """Return the end of a run of capitals, where its holder's name begins after an office.

    Args:
        doc: the article.
        before: the letters of the atoms before the run.
        at: the first token of the run.
        end: the end of the run.
    """
    seat = _seat(on(doc).article.language)
    if seat is None or not before:
        return end
    if seat.search(before):
        start = person_start(doc, at + 1, end)
        return start if start < end else _foreign_start(doc, at + 1, end)
    things = _things(on(doc).article.language)
    field = institution_grammar(on(doc).article.language).fields.find(on(doc).lower, at, end)
    first = field.end if field else at + (on(doc).lower[at] in things)
    if before[-1] not in "T&" or first == at or not SHORTEST <= end - first <= LONGEST:
        return end
    named = all(is_name_word(on(doc).words[i]) and on(doc).lower[i] not in things for i in range(first, end))
    return first if named and on(doc).lower[first] not in name_grammar(on(doc).article.language).never else end
