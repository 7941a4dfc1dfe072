"""The steps that read on words which no list tells: "zone | franche", "café | -cacao", "sciences et | techniques"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ...document import on
from ...pack import load_pack
from ...words.lexicon import lower
from ...words.names import glued, is_name_word
from .plain_words import head_start

if TYPE_CHECKING:
    from .right import RightReader

MARKS = frozenset(',.;:)»”"')
SHORTEST = 3  # letters of an adjective


@dataclass(frozen=True, slots=True)
class Tails:
    """Hold what tells that a word in small letters goes on with a name whose last word is a noun."""

    never: frozenset[str]  # adverbs, participles and adjectives of the occasion ("réuni", "présents")
    adverbs: tuple[str, ...]  # ends of adverbs
    plurals: tuple[str, ...]  # ends of nouns and adjectives in the plural, with which no verb ends
    verbless: tuple[str, ...]  # ends with which no verb of one subject ends
    follows: frozenset[str]  # verbs and pronouns that follow a whole name at once
    before: frozenset[str]  # words after which a body may be the subject of a verb ("et", "que")
    links: frozenset[str]  # prepositions

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Tails:
        """Compile the ``[institutions.tails]`` table of a pack."""
        values: dict[str, Any] = {key: tuple(table.get(key, [])) for key in ("adverbs", "plurals", "verbless")}
        sets = {key: frozenset(lower(w) for w in table.get(key, [])) for key in ("never", "follows", "before", "links")}
        values |= sets
        return cls(**values)


@cache
def tails(language: str) -> Tails:
    """Return the compiled ``[institutions.tails]`` table of a language."""
    return Tails.of(load_pack(language).get("institutions", {}).get("tails", {}))


def read_tail(reader: RightReader) -> bool | None:
    """Read the rest of a word with a hyphen, or an adjective that no suffix tells, right after a noun of the name."""
    doc, at = reader.doc, reader.at
    known, words = tails(on(doc).article.language), on(doc).words
    long = at > reader.head_end or reader.words[at - 2] in reader.grammar.noun_links  # "Maison de la culture | créole"
    if not known.follows or not long or not words[at][0].isalpha() or not words[at].islower():
        return None
    if glued(doc, at - 1) and reader.end == at - 1 and words[at - 2].islower():
        return reader.read_to(at + 1)  # "Conseil du café | -cacao"
    plain = reader.end == at and words[at - 1].islower() and words[at - 1].isalpha()
    linked = reader.grammar.links.find(reader.words, at - 1, at) is not None
    if not plain or linked or reader.joined or not _may_end(reader, at, known):
        return None
    return reader.read_to(at + 1) if _goes_with(reader, at, known) else None


def read_joined_like(reader: RightReader) -> bool | None:
    """Read a noun or an adjective that "and" joins to its like ("sciences et | techniques")."""
    doc, at, grammar = reader.doc, reader.at, reader.grammar
    known, words = tails(on(doc).article.language), on(doc).words
    if not known.follows or not reader.joined or reader.end != at - 1 or reader.words[at - 1] not in grammar.series:
        return None
    first, second = at - 2, at
    if reader.kind in grammar.same_body or not words[first].islower() or not words[second].islower():
        return None
    preposed = second + 1 < reader.limit and reader.words[second] in grammar.preposed
    second += preposed  # "artisans et petites | entreprises"
    alike = grammar.is_adjective(reader.words[first]) and grammar.is_adjective(reader.words[second])
    listed = reader.words[first - 1] in grammar.several
    many = listed and all(words[i].endswith(known.plurals) for i in (first, second))
    if not (alike or many) or not _may_end(reader, second, known):
        return None
    if not many and not _goes_with(reader, second, known):
        return None
    reader.joined = False
    return reader.read_to(second + 1)


def _may_end(reader: RightReader, at: int, known: Tails) -> bool:
    """Say whether a word in small letters may be an adjective or a noun of a name."""
    word = on(reader.doc).words[at]
    if reader.kind in reader.grammar.same_body or len(word) < SHORTEST or not word.isalpha():
        return False
    start, told = head_start(reader), reader.words[at]
    if told in reader.grammar.stops | known.never | known.follows | known.links or word.endswith(known.adverbs):
        return False
    return any(w[0].isupper() for w in on(reader.doc).words[start : reader.head_end])


def _goes_with(reader: RightReader, at: int, known: Tails) -> bool:
    """Say whether a word after a noun is its adjective: by its form, or because the body is no subject of a verb."""
    words, grammar = on(reader.doc).words, reader.grammar
    plural = words[at - 1].endswith(known.plurals)
    if plural != words[at].endswith(known.plurals):
        return False
    sure = plural or words[at].endswith(known.verbless) or reader.held or _is_object(reader, known)
    after = at + 1
    if after >= reader.limit or words[after] in MARKS:
        return sure
    if reader.words[after] in known.follows:
        return True
    if reader.words[after] in grammar.series:
        return (
            sure
            and after + 1 < reader.limit
            and (reader.words[after + 1] in grammar.noun_links or grammar.is_adjective(reader.words[after + 1]))
        )
    if is_name_word(words[after]):
        return reader.held
    link = grammar.links.find(reader.words, after, reader.limit)
    return sure and link is not None and link.end in reader.starts and reader.words[after] not in grammar.determiners


def _is_object(reader: RightReader, known: Tails) -> bool:
    """Say whether a verb or a preposition stands before a head, so that it is no subject ("avec | l'Agence …")."""
    at = head_start(reader) - 1
    if at >= 0 and reader.words[at] in known.links:
        return True  # "du Conseil"
    if at >= 0 and reader.words[at] in reader.grammar.determiners:
        at -= 1
    return at >= 0 and on(reader.doc).words[at].isalpha() and reader.words[at] not in known.before
