"""What a role's words say: titles with their institutions, read from the atoms of a pattern's match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ..ontology.vocabulary import concepts
from .atoms import Atom, letters
from .document import quote
from .facts import Quote
from .institutions import AUTHORITY, party
from .lexicon import lower
from .pack import load_pack
from .places import level_words
from .titles import title_grammar


@dataclass(frozen=True, slots=True)
class RolePattern:
    """Hold one pattern of a pack: its id, the expression over atoms, and the concept whose label is the title, if a verb says it."""

    id: str
    expression: re.Pattern[str]
    concept: str | None = None
    plural: bool = False  # only for titles in the plural ("Mayors A and B")
    apart: bool = False  # the words between title and person name a body that is not known: no other one is meant
    each: bool = False  # as many people as titles, in the same order ("A et B, respectivement maire de X et de Y")


@dataclass(frozen=True, slots=True)
class RoleGrammar:
    """Hold a pack's patterns, the letters that join a title to its institution, and what a bare title refers to."""

    patterns: tuple[RolePattern, ...]
    joins: str
    possessives: str
    series: re.Pattern[str] | None  # what joins a second institution to a title ("présidente de A et de B")
    chained: frozenset[str]  # concepts of offices held where the next office of a chain is ("Bí thư, Chủ tịch UBND xã X")
    beside: frozenset[str]  # kinds of body that such an office stands beside
    borne: frozenset[str]  # concepts of titles that hold no institution of their own (an ambassador's)
    local: dict[str, frozenset[str]]  # concepts whose institution may be a territory told elsewhere, and of which kind
    fits: Mapping[str, frozenset[str]]  # concepts whose institution may be the nearest body of some kinds
    bodied: frozenset[str]  # concepts whose institution may be a body told before
    events: frozenset[str]  # concepts of what one is at an event, and no office (head of a delegation)
    abroad: frozenset[str]  # concepts of offices that the pack's home country does not have
    sided: frozenset[str]  # concepts of offices that a territory may have in the place of its body ("Bí thư" of a province)
    apart: frozenset[str]  # kinds of bodies that a comma may part from their titles, and that titles in a row share
    listed: frozenset[str]  # concepts that after another office begin the next guest of a list
    delegated: frozenset[str]  # concepts that go with the office before them in a chain ("…, délégué à la culture")
    shared: frozenset[str]  # concepts of deputies, bare where a list has just told their body
    portfolios: Mapping[str, str]  # concepts whose title says their body's field, with its kind ("ministre de …")
    body: Mapping[str, str]  # concepts that go with one kind of body wherever the chain names another
    own: frozenset[str]  # words before a title that make it one of the body told last ("its mayor")
    addresses: frozenset[str]  # titles that only address their holder where another one is told ("Cllr")
    homely: frozenset[str]  # concepts of offices that are, alone, those of the authority which the article is most about
    located: str  # the letter of words that only locate what follows ("à", "in")
    lone: bool  # whether a bare title in a chain with a body says nothing of where
    companions: frozenset[str]  # words after which a colleague is named ("accompanied by")
    origins: frozenset[str]  # words before where somebody comes from
    others: frozenset[str]  # words for who holds the same office elsewhere ("counterpart")
    follow: frozenset[str]  # words that make a title one of the person told last ("his deputy")
    levels: frozenset[str]  # level words that make a title one of the home authority ("county secretary")
    bound: frozenset[str]  # concepts that are an office only with the body told beside them ("member of …")
    sole: frozenset[str]  # concepts of which a body has one holder
    sides: str  # letters that put a person on the side named before them ("đoàn tỉnh X do …")
    home: str


def spell_out(pattern: str, table: Mapping[str, Any]) -> str:
    """Return a pattern with the pack's own abbreviations (``[roles.parts]``, "%office%") replaced."""
    for name, part in table.get("parts", {}).items():
        pattern = pattern.replace(f"%{name}%", part)
    return pattern


@cache
def role_grammar(language: str) -> RoleGrammar:
    """Return the compiled ``[roles]`` table of a language."""
    table = load_pack(language).get("roles", {})

    def codes(key: str) -> frozenset[str]:
        return frozenset(table.get(key, []))

    def words(key: str) -> frozenset[str]:
        return frozenset(map(lower, table.get(key, [])))

    return RoleGrammar(
        patterns=tuple(
            RolePattern(p["id"], re.compile(spell_out(p["pattern"], table)), p.get("concept"), p.get("plural", False), p.get("apart", False), p.get("each", False))
            for p in table.get("patterns", [])
        ),
        joins=table.get("joins", "oa"),
        possessives=table.get("possessives", "s"),
        series=re.compile(table["series"]) if "series" in table else None,
        chained=codes("chained"),
        beside=codes("beside"),
        borne=codes("borne"),
        local={concept: frozenset(kinds) for concept, kinds in table.get("local", {}).items()},
        fits={concept: frozenset(kinds) for concept, kinds in table.get("fits", {}).items()},
        bodied=codes("bodied"),
        events=codes("events"),
        abroad=codes("abroad"),
        sided=codes("sided"),
        apart=codes("apart"),
        listed=codes("listed"),
        delegated=codes("delegated"),
        shared=codes("shared"),
        portfolios=table.get("portfolios", {}),
        body=table.get("body", {}),
        own=words("own"),
        addresses=words("addresses"),
        homely=codes("homely"),
        located=table.get("located", ""),
        lone=table.get("lone", False),
        companions=words("companions"),
        origins=words("origins"),
        others=words("others"),
        follow=words("follow"),
        levels=words("levels"),
        bound=codes("bound"),
        sole=codes("sole"),
        sides=table.get("sides", ""),
        home=load_pack(language).get("institutions", {}).get("home", ""),
    )


@dataclass(frozen=True, slots=True)
class Office:
    """Pair a title with the atom of its institution, if it has one."""

    title: Atom
    institution: Atom | None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a title as a fact: its words, its concept, whether it is a former one, and the quote that says it."""

    title: str
    concept: str | None
    former: bool
    quote: Quote


def read_offices(atoms: list[Atom], start: int, end: int, grammar: RoleGrammar) -> list[Office]:
    """Return the titles between two atoms with their institutions: the one after a title, else the one before it."""
    offices: list[Office] = []
    claimed: set[int] = set()
    for at in range(start, end):
        if atoms[at].letter != "T":
            continue
        after = at + 1
        while after < len(atoms) and atoms[after].letter in grammar.joins:
            after += 1
        while after < end and atoms[after].letter in f"xNgs-{grammar.joins}" and after > at + 1:  # "president of the newly formed …"
            after += 1
        if "".join(a.letter for a in atoms[after : after + 3]) == "(N)":  # "maire (PS) de"
            after += 3
            while after < len(atoms) and atoms[after].letter in grammar.joins:
                after += 1
        if at + 2 < len(atoms) and atoms[at + 1].letter == "s" and atoms[at + 2].letter == "T":  # "the mayor's chief of staff"
            continue
        before = at - 1
        while before >= 0 and atoms[before].letter in grammar.possessives:
            before -= 1
        if before > 1 and atoms[before].letter == ")":  # "City Council (MBPP) mayor"
            opened = max((i for i in range(before) if atoms[i].letter == "("), default=0)
            before = opened - 1 if opened and atoms[opened - 1].letter == "B" else before
        chosen = []
        if _after_comma(atoms, at, after, grammar):
            chosen = [after + 1]
        elif after < len(atoms) and atoms[after].letter in "BL":
            chosen = [after, *_series(atoms, after, grammar)]
        elif before >= 0 and atoms[before].letter in "BL" and before not in claimed:
            chosen = [before]
        claimed.update(chosen)
        offices += [Office(atoms[at], atoms[i]) for i in chosen] or [Office(atoms[at], None)]
    for i, office in enumerate(offices[1:], 1):  # "la Région X, dont elle est vice-présidente"
        if office.institution is None and any(
            a.letter == "u" and offices[i - 1].title.end <= a.start < office.title.start for a in atoms[start:end]
        ):
            offices[i] = replace(office, institution=offices[i - 1].institution)
    for i, office in enumerate(offices[1:], 1):  # "vice-président de la Région, délégué à la culture"
        if office.institution is None and office.title.value.concept in grammar.delegated:
            offices[i] = replace(office, institution=offices[i - 1].institution, inherited=True)
    return [_inherit(offices, i, grammar) for i in range(len(offices))]


def _after_comma(atoms: list[Atom], at: int, after: int, grammar: RoleGrammar) -> bool:
    """Say whether a title's body follows a comma and ends the item ("Tham mưu trưởng, Bộ Chỉ huy BĐBP tỉnh;")."""
    if after != at + 1 or after + 1 >= len(atoms) or atoms[after].letter != "," or atoms[after + 1].letter != "B":
        return False
    ends = after + 2 >= len(atoms) or atoms[after + 2].letter in ";."
    return ends and atoms[after + 1].value.kind in grammar.apart


def _series(atoms: list[Atom], at: int, grammar: RoleGrammar) -> list[int]:
    """Return the institutions that a title holds beside the first one."""
    if grammar.series is None:
        return []
    match = grammar.series.match(letters(atoms), at + 1)
    return [i for i in range(*match.span()) if atoms[i].letter in "BL"] if match else []


def _inherit(offices: list[Office], i: int, grammar: RoleGrammar) -> Office:
    """Give a title without an institution the territory of the next one ("Bí thư, Tỉnh trưởng tỉnh Udomxay")."""
    if offices[i].institution is None and i + 1 < len(offices):
        following = offices[i + 1].institution
        fits = grammar.fits.get(offices[i].title.value.concept, frozenset())
        shares = following is not None and following.letter == "B" and following.value.kind in grammar.apart & fits
        if following is not None and (shares or is_territory(following)):
            return Office(offices[i].title, following, inherited=True)
    return offices[i]


def is_territory(atom: Atom) -> bool:
    """Say whether an atom names a territory or the council that is one with it."""
    return atom.letter == "L" or (atom.letter == "B" and atom.value.key.endswith(AUTHORITY))


def institution_key(doc: Doc, atom: Atom) -> str | None:
    """Return the key of the institution that an atom names; a territory becomes one."""
    if atom.letter == "B":
        key: str = atom.value.key
        return key or None
    return party(doc, atom.value.place, doc[atom.start : atom.end].text)


def read_title(doc: Doc, atom: Atom) -> Said:
    """Return a title as the text says it."""
    lead = atom.value.lead
    words = doc[atom.start : without_level(doc, atom.start, atom.value.end)]
    text = " ".join(words.text.split())
    if atom.value.plural and atom.value.concept:
        text = singular(doc, text, atom.value.concept)
    if lead is not None:
        text, words = f"{doc[lead].text} {text}", doc[lead : words.end]
    return Said(text, atom.value.concept or None, atom.value.former, quote(words))


def singular(doc: Doc, text: str, concept: str) -> str:
    """Return a title in the plural as one holder bears it ("Mayors" is "Mayor"), if the vocabulary knows that form."""
    endings = title_grammar(doc._.article.language).plurals
    words = text.split()
    for form in sorted(concepts("roles")[concept].labels.get(doc._.article.language, ()), key=lambda f: (-len(f.split()), len(f))):
        one = form.split()
        if len(one) <= len(words) and all(_plural_of(w, o, endings) for w, o in zip(words, one, strict=False)):
            return " ".join([o if w[0].islower() else o[0].upper() + o[1:] for w, o in zip(words, one, strict=False)] + words[len(one) :])
    return text


def _plural_of(word: str, one: str, endings: tuple[str, ...]) -> bool:
    """Say whether a word is a form in the singular or its plural ("municipaux" of "municipal")."""
    many, single = word.casefold(), one.casefold()
    if single.endswith(endings):
        return False
    return many == single or (many.startswith(single[:-1]) and many.endswith(endings))


def without_level(doc: Doc, start: int, end: int) -> int:
    """Return the end of a title without the level word that it ends in ("Thị trưởng | thành phố")."""
    levels = level_words(doc._.article.language)
    for at in range(start + 1, end):
        if (match := levels.find(doc._.lower, at, end)) and match.end == end:
            return at
    return end


def told_title(doc: Doc, atoms: list[Atom], pattern: RolePattern) -> Said | None:
    """Return the title that a verb means, or the last one told, where the words of an office are no title."""
    if not atoms or any(a.letter == "T" for a in atoms):
        return None
    words = quote(doc[atoms[0].start : atoms[-1].end])
    if pattern.concept:
        label = concepts("roles")[pattern.concept].label(doc._.article.language)
        return Said(label, pattern.concept, former=False, quote=words)
    before = [a for sentence in doc._.atoms for a in sentence if a.letter == "T" and a.end <= atoms[0].start]
    if not before:
        return None
    sole = [a for a in before if not a.value.former and a.value.concept in role_grammar(doc._.article.language).sole]
    last = read_title(doc, (sole or before)[-1])
    return Said(last.title, last.concept, last.former, words)
