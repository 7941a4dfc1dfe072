"""Names that do what only bodies do ("Nelmac | supplied the spades", "Tursib and Keolis Rennes | will choose").

A run of capitals that is no person's and no known place's, right before such a verb, is a body's or a town's that acts:
only once people are known. Where several are joined before the verb, each of them is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..people.origins import opens_like_given, peoples
from ..words.atoms import Atom
from ..words.common import common_words
from ..words.lexicon import Lexicon, is_acronym, lower, spelled_out
from .grammar import institution_grammar
from .headless.argued import argued_grammar

RULE = "institution-agent"
ITEMS = frozenset("LNB")
JOINS = frozenset(",&")
ACRONYM = 3  # letters of the shortest acronym that is a body's


@dataclass(frozen=True, slots=True)
class AgentGrammar:
    """Hold a pack's ``[institutions.agents]``: the verbs, what stands before their subject, and words that are none."""

    verbs: Lexicon[bool]
    before: frozenset[str]  # small words that a subject may follow ("while", "that")
    plural: tuple[str, ...]  # ends of common nouns that open a sentence ("Ferries")

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> AgentGrammar:
        """Compile the table."""
        return cls(
            Lexicon([(form, True) for form in spelled_out(table.get("verbs", []))], lower),
            frozenset(map(lower, table.get("before", []))),
            tuple(table.get("plural", [])),
        )


@cache
def agent_grammar(language: str) -> AgentGrammar:
    """Return the compiled table of a language."""
    return AgentGrammar.of(load_pack(language).get("institutions", {}).get("agents", {}))


def find_agents(doc: Doc, atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the names of a sentence that are subjects of a verb of bodies, the last one before it and those joined."""
    grammar, words = agent_grammar(on(doc).article.language), on(doc).lower
    if not len(grammar.verbs):
        return
    for i, atom in enumerate(atoms[:-1]):
        if atom.letter not in ITEMS or grammar.verbs.find(words, atom.end, atoms[-1].end) is None:
            continue
        first = _first(atoms, i)
        if _may_open(doc, atoms, first, grammar):
            yield from (
                a for a in atoms[first : i + 1] if a.letter == "N" and _may_act(doc, a, atoms[0].start, grammar)
            )


def _first(atoms: Sequence[Atom], at: int) -> int:
    """Return the first of the items that are joined to the one at a place: "Emerson and | JBS opened"."""
    first = at
    while first:
        i = first - (atoms[first - 1].letter == "a")
        while i > 0 and atoms[i - 1].letter in JOINS:
            i -= 1
        joined = first - i > (atoms[first - 1].letter == "a")
        if not joined or i == 0 or atoms[i - 1].letter not in ITEMS:
            break
        first = i - 1
    return first


def _may_open(doc: Doc, atoms: Sequence[Atom], at: int, grammar: AgentGrammar) -> bool:
    """Say whether a subject may begin at an atom: first, after a sign or a small word, and no title or link."""
    at -= at > 0 and atoms[at - 1].letter == "a"
    if at == 0:
        return True
    before = atoms[at - 1]
    return before.letter in ",;:&.vs" or on(doc).lower[before.start] in grammar.before


def _may_act(doc: Doc, atom: Atom, first: int, grammar: AgentGrammar) -> bool:
    """Say whether a name may be a body's: nobody's surname, no word that merely opens a sentence."""
    words, small, language = on(doc).words, on(doc).lower, on(doc).article.language
    word, common = words[atom.start], common_words(language)
    if any(words[i].endswith(".") for i in range(atom.start, atom.end)) or "'" in lower(word)[-3:]:
        return False  # "I've"
    if small[atom.start] in argued_grammar(language).first:
        return False  # "King Felipe"
    if atom.end - atom.start > 1:
        told = small[atom.end - 1] in common or _holds_place(doc, atom)
        return told or not opens_like_given(word, peoples())
    if word.isupper():
        return len(word) >= ACRONYM
    surnames = {part for person in on(doc).people.values() for part in person.name.value.split()}
    many = small[atom.start - 1] in institution_grammar(language).articles and word.endswith(grammar.plural)
    opens = (
        atom.start == first and not is_acronym(word) and (small[atom.start] in common or word.endswith(grammar.plural))
    )
    return word not in surnames and not many and not opens  # "the Danes", "Ferries"


def _holds_place(doc: Doc, atom: Atom) -> bool:
    """Say whether a place's name stands within a name, after its first word ("Hartwell | Leeds")."""
    return any(at in on(doc).territories.tokens for at in range(atom.start + 1, atom.end))
