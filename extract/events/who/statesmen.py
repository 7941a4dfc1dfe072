"""Those who hold an office of a state: what they do among themselves, no town or province is at."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from ...document import on
from ...people.statesmen import is_statesman
from ...roles.grammar import role_grammar


def are_of_state(doc: Doc, there: Collection[str]) -> bool:
    """Return whether all of those told to be at an event are people who hold an office of a state."""
    stately = role_grammar(on(doc).article.language).stately
    held = {role.person.value for role in on(doc).roles if role.concept in stately}
    held |= {key for key, who in on(doc).people.items() if is_statesman(who.name.value)}
    return bool(there) and held.issuperset(there)
