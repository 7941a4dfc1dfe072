"""Those who hold an office of a state: what they do among themselves, no town or province is at."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from ...document import on
from ...roles.grammar import role_grammar
from ...words.lexicon import lower
from ...words.wordlists import words_of


def are_of_state(doc: Doc, there: Collection[str]) -> bool:
    """Return whether all of those told to be at an event are people who hold an office of a state."""
    stately = role_grammar(on(doc).article.language).stately
    held = {role.person.value for role in on(doc).roles if role.concept in stately}
    named = words_of(doc, "roles", "statesmen")
    held |= {key for key, who in on(doc).people.items() if " ".join(map(lower, who.name.value.split())) in named}
    return bool(there) and held.issuperset(there)
