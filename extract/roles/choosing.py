"""The body of a bare title: what the words around it say, else of all candidates the one for which most speaks.

The facts of ``evidence`` are weighed by the table ``weights/body.toml`` (see ``extract/weighing.py``).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, quote_of, text_of
from ..facts import Stated
from ..weighing import NONE, Weighed, weigh, weights
from ..words.lexicon import lower
from .bodies import tells_field
from .candidates import candidates_of
from .case import case_of
from .component import Stand
from .context import said_beside
from .evidence import evidence_of
from .found import found_at
from .grammar import RoleGrammar

RULE = "role-context"
BODY = "body"  # the kind of choice
CLEARLY = 1.5  # how much more must speak for none than for any: e^1.5 to 1


def find_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution of a bare title, or None where nothing says it.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    text = text_of(doc, stand.title_start, stand.title_end)
    if (plain := grammar.plain.get(lower(text))) is not None:
        stand = replace(stand, concept=plain)
    for rule, found in said_beside(doc, stand, grammar):
        if found is not None:
            return _stated(doc, stand, rule, *found)
    if stand.concept in grammar.portfolios and grammar.sided and tells_field(doc, stand):
        return None  # "Thứ trưởng Du lịch": of that ministry, which nobody names
    if on(doc).candidates is None:
        on(doc).candidates = candidates_of(doc, grammar)
    case = case_of(doc, stand, grammar, on(doc).candidates)
    facts = {**evidence_of(case), NONE: {"no body": 1.0, f"no body for {stand.concept or 'other'}": 1.0}}
    if case.role is not None:
        on(doc).weighed.append(Weighed(BODY, (case.role.person.value, text), facts))
    counts = {key: weigh(told, weights(BODY)) for key, told in facts.items()}
    counts[NONE] -= CLEARLY
    chosen = max(counts, key=lambda key: (counts[key], key))
    if chosen == NONE:
        return None
    told = case.candidates[chosen]
    telling = (told.before(stand.title_start) or told.told[:1])[-1]
    found = found_at(doc, telling.atom)
    return _stated(doc, stand, RULE, *found) if found else None


def _stated(doc: Doc, stand: Stand, rule: str, key: str, start: int, end: int) -> Stated[str]:
    words = quote_of(doc, stand.title_start, stand.title_end)
    return Stated(key, rule, tuple(sorted({words, quote_of(doc, start, end)})))
