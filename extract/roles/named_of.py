"""What a title is of by a name, which is a body and no field of work ("directeur de la | Bélacd")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...ontology.vocabulary import concepts
from ..document import on
from ..institutions.grammar import institution_grammar
from ..pack import load_pack
from ..words.lexicon import fold, lower


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """Hold the links before such a name, the ends of nouns for a field of work, and the nouns that have none."""

    links: frozenset[str]
    endings: tuple[str, ...]
    nouns: frozenset[str]

    @classmethod
    def of(cls, language: str, table: Mapping[str, Any]) -> NameGrammar:
        """Compile the ``[titles.named]`` table of a pack; words of topics are fields of work too."""
        topics = [form for c in concepts("topics").values() for form in c.labels.get(language, ())]
        words = {word for form in [*topics, *table.get("nouns", [])] for word in lower(form).split()}
        return cls(frozenset(table.get("links", [])), tuple(map(fold, table.get("endings", []))), frozenset(words))


@cache
def name_of_grammar(language: str) -> NameGrammar:
    """Return the compiled ``[titles.named]`` table of a language."""
    return NameGrammar.of(language, load_pack(language).get("titles", {}).get("named", {}))


def is_of_name(doc: Doc, at: int, stop: int) -> bool:
    """Say whether the words after a title, the first one a link, are the name of a body."""
    grammar, words = name_of_grammar(on(doc).article.language), on(doc).lower
    if not grammar.links or words[at] not in grammar.links:
        return False
    while at < stop and words[at] in grammar.links:
        at += 1
    if at >= stop or not on(doc).words[at][0].isupper():
        return False
    bodies = institution_grammar(on(doc).article.language)
    known = bodies.fields.find(words, at, stop) or bodies.heads.find(words, at, stop)
    return not known and words[at] not in grammar.nouns and not on(doc).folded[at].endswith(grammar.endings)
