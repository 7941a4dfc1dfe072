"""Bodies whose kind stands after their name ("SIVO, un fabricant de verres", "Tetraktys, association de …")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from ...document import Sentence, on, text_of
from ...facts import Institution
from ...pack import load_pack
from ...places.levels import place_levels
from ...places.unknown import place_uses
from ...words.atom_grammar import atom_grammar
from ...words.common import common_words
from ...words.lexicon import Lexicon, Match, is_acronym, lower, slug
from ...words.names import glued, is_name_word, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from .noun_pairs import noun_pair_start

RULE = "institution-apposed"
LONGEST = 6  # tokens of such a name
PERSON = 2  # words of a name that may be a person's though an acronym is told ("Luc Roy (LR)")
REACH = 14  # tokens within which what is said of a name ends


@dataclass(frozen=True, slots=True)
class ApposedGrammar:
    """Hold a pack's ``[institutions.apposed]``: nouns that say what a name is, by kind, and articles before them."""

    nouns: Lexicon[str]
    any: frozenset[str]  # "a", "an"
    own: frozenset[str]  # "the"
    verbs: frozenset[str]  # letters of atoms that are verbs
    ends: frozenset[str]  # words after a noun before which others may stand ("the county's farm | agency | for …")


@cache
def apposed_grammar(language: str) -> ApposedGrammar | None:
    """Return the compiled table of a language, or None."""
    table = load_pack(language).get("institutions", {}).get("apposed")
    if table is None:
        return None
    nouns = [(form, kind) for kind, forms in table["kinds"].items() for form in forms]
    return ApposedGrammar(
        Lexicon(nouns, lower), *(frozenset(map(lower, table.get(key, []))) for key in ("any", "own", "verbs", "ends"))
    )


def find_apposed(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies and those that the words after their names tell, each name listed as an institution.

    What only says of which kind a name is ("association de Grenoble") is that institution too.
    """
    grammar = apposed_grammar(on(doc).article.language)
    if grammar is None:
        return list(bodies)
    found = list(bodies)
    for sentence in on(doc).story:
        for start, end, noun in _named(doc, sentence, grammar, found):
            name = text_of(doc, start, end)
            key = f"institution/{slug(name)}" if is_acronym(name) else f"institution/{noun.value}-{slug(name)}"
            on(doc).institutions.setdefault(key, Institution(key, name, noun.value, None))
            said = next((b for b in found if b.start <= noun.start < b.end), None)
            if said is not None:
                found.remove(said)
                if not any(b.key == said.key for b in found):
                    on(doc).institutions.pop(said.key, None)
                found.append(replace(said, key=key))
            found.append(Body(start, end, noun.value, start, end, None, RULE, key))
    return sorted(found, key=lambda b: b.start)


def _named(
    doc: Doc, sentence: Sentence, grammar: ApposedGrammar, bodies: Sequence[Body]
) -> Iterator[tuple[int, int, Match[str]]]:
    """Yield each run of capitals of a sentence with the noun that says what it is."""
    words = on(doc).lower
    taken: set[int] | None = None  # worked out where a noun asks for it: few sentences have one
    for comma in range(sentence.start + 1, sentence.end - 2):
        if words[comma] != ",":
            continue
        at = comma + 1
        told = words[at] in grammar.any | grammar.own
        noun = grammar.nouns.find(words, at + told, sentence.end)
        if noun is None and grammar.ends and (told or _owns(doc, at)):
            noun = _last_noun(doc, at + 1, sentence.end, grammar)
        if noun is None:
            continue
        if taken is None:
            taken = {i for t in (*bodies, *on(doc).titles) for i in range(t.start, t.end)}
        end = _bracket_start(doc, comma)
        start = run_start(doc, sentence.start, end)
        start = noun_pair_start(doc, sentence.start, start, end)
        inside = [t for t in on(doc).territories if t.start < end and t.end > start]
        placed = any(t.start != start or t.end == end for t in inside)  # but "Whanganui | & Partners"
        spelled = end < comma and start < end and on(doc).folded[end + 1][0] == on(doc).folded[start][0]
        if start == end or (placed and not spelled) or not taken.isdisjoint(range(start, end)):
            continue
        inner = next((b for b in bodies if b.start <= noun.start < b.end), None)
        if inner is not None and _is_named(doc, inner):
            continue
        alone = start == sentence.start and comma == start + 1
        sure = not told if alone else words[at] in grammar.any or _closes(doc, noun.end, sentence.end)
        sure = sure or spelled or (alone and _is_subject(doc, start, noun.end, sentence.end, grammar))
        if (sure or (alone and _tells_itself(doc, start))) and (
            (spelled and end - start > PERSON) or not is_person(doc, start, end)
        ):
            yield start, end, noun


def _bracket_start(doc: Doc, comma: int) -> int:
    """Return where brackets open that hold an acronym right before a comma, or the comma."""
    words, at = on(doc).words, comma - 3
    return at if at > 0 and words[at] == "(" and words[comma - 1] == ")" and is_acronym(words[at + 1]) else comma


def _owns(doc: Doc, at: int) -> bool:
    """Say whether a possessive follows the name at a token ("Leeds | 's transport agency")."""
    possessives = institution_grammar(on(doc).article.language).possessives
    end = on(doc).territories.whole.get(at, at + 1)
    return end < len(doc) and on(doc).lower[end] in possessives


def _last_noun(doc: Doc, at: int, stop: int, grammar: ApposedGrammar) -> Match[str] | None:
    """Return the noun that small words and places lead to and that ends what is said of a name."""
    words, possessives = on(doc).lower, institution_grammar(on(doc).article.language).possessives
    inside = on(doc).territories.tokens
    levels = place_levels(on(doc).article.language)
    for i in range(at, min(stop, at + REACH // 2)):
        noun = grammar.nouns.find(words, i, stop)
        if noun and noun.end < stop and (doc[noun.end].is_punct or words[noun.end] in grammar.ends):
            return noun
        people = levels.demonyms.find(words, i) or levels.nationals.find(words, i)
        small = on(doc).words[i].isalpha() and words[i] not in grammar.ends and (on(doc).words[i].islower() or people)
        if not (small or i in inside or words[i] in possessives or glued(doc, i)):
            return None
    return None


def run_start(doc: Doc, floor: int, end: int) -> int:
    """Return where the run of capitals that ends at a token begins."""
    words, at, never = on(doc).words, end, name_grammar(on(doc).article.language).never
    while at > max(floor, end - LONGEST) and (
        is_name_word(words[at - 1]) or words[at - 1] == "&" or glued(doc, at - 1)
    ):
        at -= 1
    while at < end and (not is_name_word(words[at]) or on(doc).lower[at] in never):
        at += 1
    return at


def _is_named(doc: Doc, body: Body) -> bool:
    """Say whether a body has a name of its own besides its kind and its territory ("l'association Espoir")."""
    placed = on(doc).territories.tokens
    grammar, small = institution_grammar(on(doc).article.language), on(doc).lower
    rest = (at for at in range(body.head_start, body.end) if on(doc).words[at][0].isupper() and at not in placed)
    own = (at for at in rest if small[at] not in grammar.generic)  # "une | ONG | locale"
    return body.end - body.start > 1 and any(small[at - 1] not in grammar.noun_links for at in own)


def _closes(doc: Doc, at: int, stop: int) -> bool:
    """Say whether what is said of a name ends soon, without another name ("l'agence des déchets ménagers, …")."""
    for i in range(at, min(stop, at + REACH)):
        if on(doc).words[i] in ",.;)":
            return True
        if on(doc).words[i][0].isupper() and i not in on(doc).territories.tokens:
            return False
    return False


def _tells_itself(doc: Doc, at: int) -> bool:
    """Say whether a word that opens a sentence is a name: capitals inside, or a capital elsewhere within a sentence."""
    word, openings = on(doc).words[at], {s.start for s in on(doc).story}
    again = any(other == word and i not in openings for i, other in enumerate(on(doc).words) if i != at)
    return word[1:] != word[1:].lower() or again


def _is_subject(doc: Doc, at: int, noun_end: int, stop: int, grammar: ApposedGrammar) -> bool:
    """Say whether a word that is no common one opens a sentence, and after a comma a verb follows what is said of it.

    "Ideta, l'intercommunale de développement, | avait convié …", but not "Ensuite, l'association a …".
    """
    comma = next((i for i in range(noun_end, min(stop - 1, noun_end + REACH)) if on(doc).words[i] in ",.;)"), None)
    if comma is None or on(doc).words[comma] != "," or on(doc).lower[at] in common_words(on(doc).article.language):
        return False
    verb = atom_grammar(on(doc).article.language).classes.find(on(doc).lower, comma + 1, stop)
    return verb is not None and lower(verb.value) in grammar.verbs and _closes(doc, noun_end, stop)


def is_person(doc: Doc, start: int, end: int) -> bool:
    """Say whether a run opens like a person's name, or an honorific or an office stands before it."""
    grammar = name_grammar(on(doc).article.language)
    known = any(on(doc).lower[at] in grammar.people for at in range(start, end))
    addressed = place_uses(on(doc).article.language).addresses.find(on(doc).lower, start - 1, start) if start else None
    return known or addressed is not None or start in on(doc).title_ends
