"""What follows a title by name: a body and no field of work ("directeur de la | Bélacd"), a country of its desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ....ontology.vocabulary import concepts
from ...document import on
from ...institutions.grammar import institution_grammar
from ...institutions.headless.officed import office_grammar
from ...pack import load_pack
from ...words.atom_grammar import DASHES
from ...words.common import common_words
from ...words.lexicon import Lexicon, fold, lower
from ...words.names import SHORTEST, is_name_word, name_end, person_start


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
        return at < stop and _names_house(doc, at, stop, grammar)
    bodies = institution_grammar(on(doc).article.language)
    if office_grammar(on(doc).article.language).nouns.find(words, at, stop):
        return True
    known = bodies.fields.find(words, at, stop) or bodies.heads.find(words, at, stop)
    coded = at + 1 < stop and len(words[at + 1]) > 1 and on(doc).words[at + 1].isupper()  # "du | Corridor VIII"
    plain = words[at] in grammar.nouns or on(doc).folded[at].endswith(grammar.endings)
    return not known and (coded or not plain)


def _names_house(doc: Doc, at: int, stop: int, grammar: NameGrammar) -> bool:
    """Say whether a name follows a noun in small letters at once, of no field ("directeur de la | crèche Vergnaud")."""
    words, written = on(doc).lower, on(doc).words
    bodies, end = institution_grammar(on(doc).article.language), at + 1
    house = office_grammar(on(doc).article.language).nouns.find(words, at, stop)
    if house and _is_called(doc, house.end, stop, grammar.links | bodies.noun_links):
        return True
    joins = grammar.links | bodies.series | bodies.noun_links
    if end + 1 < stop and written[end].islower() and words[end].isalpha() and words[end] not in joins:
        end += 1  # "groupe scolaire | Diderot"
    if end >= stop or not written[at].isalpha() or words[at] in grammar.nouns or words[end - 1] in joins:
        return False
    named = written[end].istitle() and len(written[end]) >= SHORTEST and is_name_word(written[end])
    alone = named and name_end(doc, end, stop) == end + 1  # two are the holder's
    field = alone and bodies.fields.find(words, end, stop) is not None
    placed = end in on(doc).territories.starts
    return alone and not field and not placed


def _is_called(doc: Doc, at: int, stop: int, links: frozenset[str]) -> bool:
    """Say whether a name follows a noun for a body, linked or of common words ("festival | des Vieilles Charrues")."""
    end = at
    while end < stop and on(doc).lower[end] in links:
        end += 1
    named = end < stop and is_name_word(on(doc).words[end])
    if not named or end > at:
        return named
    end, common = name_end(doc, at, stop), common_words(on(doc).article.language)
    return person_start(doc, at, end) != at and any(word in common for word in on(doc).lower[at:end])


def opens_holder(doc: Doc, at: int, stop: int, links: frozenset[str]) -> bool:
    """Say whether a full name after the words of a duty is its holder's ("ministre du Travail décent | Anne Roy")."""
    words, joins = on(doc).words, links | institution_grammar(on(doc).article.language).series
    if not is_name_word(words[at]) or not words[at - 1][0].isalpha() or on(doc).lower[at - 1] in joins:
        return False
    end = name_end(doc, at, stop)
    whole = sum(word[0].isupper() for word in words[at:end]) >= SHORTEST
    if whole and person_start(doc, at, end) == at:
        return True
    return whole and words[at - 1].islower() and not _is_common_pair(doc, at, end)


def _is_common_pair(doc: Doc, at: int, end: int) -> bool:
    """Say whether common nouns that a dash joins open a run of capitals ("relations | Nord-Sud")."""
    words, common = on(doc).lower, common_words(on(doc).article.language)
    return at + 2 < end and words[at + 1] in DASHES and words[at] in common and words[at + 2] in common


def opens_person(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a full name up to a mark follows the words of a duty ("chargée de l'eau et | Luc Roy, …")."""
    end = name_end(doc, at, stop) if at < stop and is_name_word(on(doc).words[at]) else at
    if end - at < SHORTEST or (end < stop and on(doc).words[end][0].isalnum()):
        return False
    common = common_words(on(doc).article.language)
    placed = at in on(doc).territories.starts
    return not placed and all(on(doc).lower[i] not in common for i in range(at, end) if on(doc).words[i].isalpha())


def beside_end(doc: Doc, at: int, stop: int, desks: Lexicon[bool], places: Mapping[int, int]) -> int:
    """Return the end of the field or country that stands right after a title ("directrice | Afrique"), or 0.

    Args:
        doc: the article.
        at: the token after the title.
        stop: the token after its sentence.
        desks: the fields that may stand so.
        places: the territories, the end of each by its first token.
    """
    if desk := desks.find(on(doc).lower, at, stop):
        joins = institution_grammar(on(doc).article.language).series
        while desk.end + 1 < stop and on(doc).lower[desk.end] in joins:
            if (more := desks.find(on(doc).lower, desk.end + 1, stop)) is None:
                break
            desk = more  # "chargé de mission | Europe et international"
        return desk.end
    end = places.get(at, 0)
    country = any(t.start == at and on(doc).places[t.place].kind == "Country" for t in on(doc).territories)
    named = end < stop and on(doc).words[end][0].isupper()  # "conseillère | France Roy"
    return end if country and not named and name_of_grammar(on(doc).article.language).links else 0
