"""Names that an enumeration of bodies holds ("la Chambre de commerce, le Crédit du Nord, Eau Vive et l'AFD").

What stands beside bodies in one list, and is no person's and no place's name, is a body's: only once people are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..document import on
from ..pack import load_pack
from ..places.levels import place_levels
from ..words.atoms import Atom, letters
from ..words.common import common_words
from ..words.names import glued, is_name_word, name_grammar
from .agents import find_agents
from .component import AUTHORITY
from .grammar import institution_grammar
from .headless.apposed import apposed_grammar
from .headless.argued import argued_grammar
from .headless.led import list_named

RULE = "institution-enumerated"
ITEM = r"o?a?[LNB](?:\([^()]{1,8}\))?"
LISTED = re.compile(rf"(?<![TpiH]){ITEM}(?:(?:[,;]|,?&){ITEM})+(?![-(])")
LED = re.compile(r"(o?)a?$")  # what stands right before a name: whether a link, and an article
HELD = re.compile(r"T[(),oia]*$")
SHORT = 3  # letters of words that are hardly names
LEAST = 3  # items of a list in which no name has an article


@Language.component("decoop_enumerated")
def find_enumerated(doc: Doc) -> Doc:
    """List the names that stand in one enumeration with bodies among the article's institutions."""
    if not load_pack(on(doc).article.language).get("institutions", {}).get("enumerated"):
        return doc
    found: dict[tuple[str, ...], str] = {}
    for atoms in on(doc).atoms:
        acting = (atom for atom in find_agents(doc, atoms) if _may_name(doc, atom, articled=False))
        for atom in (*_named(doc, atoms), *acting):
            body = list_named(doc, atom.start, atom.end, RULE)
            found[tuple(on(doc).words[atom.start : atom.end])] = body.key
    if found:
        on(doc).atoms = [[_as_body(doc, atom, found) for atom in atoms] for atoms in on(doc).atoms]
        told = [atom.value for atoms in on(doc).atoms for atom in atoms if atom.letter == "B"]
        on(doc).bodies = sorted({b.start: b for b in (*on(doc).bodies, *told)}.values(), key=lambda b: b.start)
        doc.spans["institutions"] = [Span(doc, b.start, b.end, label=b.rule, kb_id=b.key) for b in on(doc).bodies]
    return doc


def _as_body(doc: Doc, atom: Atom, found: dict[tuple[str, ...], str]) -> Atom:
    """Return a name as the body that it is by an enumeration, here or elsewhere; anything else as it is."""
    if atom.letter != "N" or tuple(on(doc).words[atom.start : atom.end]) not in found:
        return atom
    return replace(atom, letter="B", value=list_named(doc, atom.start, atom.end, RULE))


def _named(doc: Doc, atoms: list[Atom]) -> Iterator[Atom]:
    """Yield the names of a sentence's enumerations that are bodies' by the company that they keep."""
    text = letters(atoms)
    if "B" not in text or "N" not in text:
        return
    for match in LISTED.finditer(text):
        begin, end = match.span()
        if HELD.search(text, 0, begin) or _is_apposed(doc, atoms[begin:end]):
            continue
        listed = [atom for atom in atoms[begin:end] if atom.letter in "LNB"]
        linked = {bool(_link(text, i)) for i in range(begin, end) if atoms[i] in listed and text[i] == "B"}
        bodies = [a for a in listed if a.letter == "B" and not a.value.key.endswith(AUTHORITY)]
        others = [a for a in listed if a.letter == "L" or (a.letter == "B" and a.value.key.endswith(AUTHORITY))]
        for i in range(begin, end):
            articled = i > 0 and text[i - 1] == "a"
            sure = articled or (len(listed) >= LEAST and not others) or len(bodies) > len(others)
            alike = text[i] == "N" and bool(_link(text, i)) in linked and not _is_linked(doc, atoms, text, i)
            if alike and bodies and sure and _may_name(doc, atoms[i], articled=articled):
                yield atoms[i]


def _is_apposed(doc: Doc, atoms: list[Atom]) -> bool:
    """Say whether one of the items only says of what kind another is ("les Rives du Dropt, | un regroupement")."""
    apposed = apposed_grammar(on(doc).article.language)
    return apposed is not None and any(a.letter == "a" and on(doc).lower[a.start] in apposed.any for a in atoms)


def _link(text: str, at: int) -> str:
    """Return the letter of the link before an item of an enumeration, or nothing."""
    found = LED.search(text, 0, at)
    return found[1] if found else ""


def _is_linked(doc: Doc, atoms: list[Atom], text: str, at: int) -> bool:
    """Say whether a word of another language, or one that says where, joins a name to what stands before it."""
    at -= at > 0 and text[at - 1] == "a"
    links = institution_grammar(on(doc).article.language).links
    before = atoms[at - 1] if at and text[at - 1] not in "o,;&" else None
    return before is not None and links.find(on(doc).lower, before.start, before.end) is not None


def _may_name(doc: Doc, atom: Atom, *, articled: bool) -> bool:
    """Say whether a run of capitals may be a body's: nobody's given name first, no people, field or event."""
    language, words = on(doc).article.language, on(doc).lower
    names, levels, grammar = name_grammar(language), place_levels(language), institution_grammar(language)
    start, end = atom.start, atom.end
    inner = start > 0 and is_name_word(on(doc).words[start - 1]) and start - 1 in on(doc).territories.tokens
    if words[start] in names.people | names.never or any(on(doc).words[at].endswith(".") for at in range(start, end)):
        return False
    if inner or words[end - 1] in argued_grammar(language).last:
        return False  # "Suwon | FC", "Oxfam, the Moon | Festival and Unicef"
    if levels.demonyms.find(words, start, end) or grammar.fields.find(words, start, end):
        return False
    if end < len(doc) and (glued(doc, end) or is_name_word(on(doc).words[end])):
        return False
    short = end - start == 1 and len(words[start]) <= SHORT and not on(doc).words[start].isupper()
    if short or on(doc).words[end - 1][0].islower():
        return False  # "Inc", "Bonn-based"
    single = sum(is_name_word(on(doc).words[at]) for at in range(start, end)) == 1
    return not (single and words[start] in common_words(language) and not articled)
