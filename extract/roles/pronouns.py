"""Whom a pronoun means: "Luc Ayo a ouvert la séance. | Il préside l'association X", "Ann Lowe, mayor, | who is …"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, tokens_of
from ..people.women import is_woman
from ..words.atoms import Atom, letters
from .grammar import RoleGrammar

BEFORE = frozenset("xNLCaoiX")  # atoms before a pronoun that a comma ends ("Depuis 2019, | il …")
APPOSED = re.compile(
    r"(?P<holder>P),[^PTk;.:]{0,3}T[^PT;.:,]{0,6}(?:,[LC])?,(?P<verb>(?=q[xinaD]{0,4}[=kK]|=[asxinf]{0,4}T))"
)
SUBJECT = frozenset("HGaTBLCoiX")  # atoms before somebody who is the subject of a sentence


def tell_pronouns(doc: Doc, grammar: RoleGrammar) -> list[list[Atom]]:
    """Return the atoms of all sentences, where a pronoun at the start of one stands for the person told before it."""
    told: list[list[Atom]] = []
    subject: Atom | None = None
    pronouns = frozenset(tokens_of(doc, grammar.he, grammar.she)) if grammar.he else frozenset()
    for number, sentence in enumerate(on(doc).atoms):
        atoms = _tell_clauses(sentence, pronouns) if pronouns else sentence
        at = _pronoun(atoms, pronouns) if number and pronouns else None
        holder = _meant(doc, told[-1], subject, on(doc).lower[atoms[at].start], grammar) if at is not None else None
        if at is None or holder is None:
            subject = _subject(atoms)
            told.append(_tell_relatives(atoms) if grammar.resumed else atoms)
        else:
            subject = replace(holder, start=atoms[at].start, end=atoms[at].end)
            told.append([*atoms[:at], subject, *atoms[at + 1 :]])
    return told


def _tell_clauses(atoms: list[Atom], pronouns: frozenset[int]) -> list[Atom]:
    """Return atoms where a pronoun after a colon stands for the only person before it ("par Luc Ayo : | il est")."""
    for at in [at + 1 for at, atom in enumerate(atoms[:-1]) if atom.letter == ":"]:
        people = {a.value: a for a in atoms[:at] if a.letter == "P"}
        if len(people) == 1 and _is_pronoun(atoms[at], pronouns):
            (person,) = people.values()
            atoms = [*atoms[:at], replace(person, start=atoms[at].start, end=atoms[at].end), *atoms[at + 1 :]]
    return atoms


def _is_pronoun(atom: Atom, pronouns: frozenset[int]) -> bool:
    """Say whether an atom is a pronoun alone: "Ông | từng là", and not "Ông Roy từng là"."""
    return atom.start in pronouns and atom.letter != "H" and atom.end == atom.start + 1


def _tell_relatives(atoms: list[Atom]) -> list[Atom]:
    """Return a sentence's atoms with a person again where an apposition ends ("A, mayor of X, | who is", ", | is")."""
    text = letters(atoms)
    if ",q" not in text and ",=" not in text:
        return atoms
    told = list(atoms)
    for match in reversed(list(APPOSED.finditer(text))):
        told.insert(match.start("verb"), atoms[match.start("holder")])
    return told


def _pronoun(atoms: list[Atom], pronouns: frozenset[int]) -> int | None:
    """Return the atom that is a pronoun for one person and the subject of its sentence."""
    for at, atom in enumerate(atoms):
        if _is_pronoun(atom, pronouns):
            opens = at == 0 or (atoms[at - 1].letter == "," and {a.letter for a in atoms[: at - 1]} <= BEFORE)
            return at if opens else None
    return None


def _subject(atoms: list[Atom]) -> Atom | None:
    """Return the person whom a sentence is about: the only one, or the one who opens it."""
    people = [a for a in atoms if a.letter == "P"]
    if len({a.value for a in people}) == 1:
        return people[0]
    opens = people and {a.letter for a in atoms[: atoms.index(people[0])]} <= SUBJECT
    return people[0] if opens else None


def _meant(doc: Doc, before: list[Atom], subject: Atom | None, pronoun: str, grammar: RoleGrammar) -> Atom | None:
    """Return the person of the sentence before whom a pronoun means: the subject, or the only one of its gender."""
    people = [a for a in before if a.letter == "P"]
    women = {a.value for a in people if is_woman(doc, a.value)}
    fit = [a for a in people if (a.value in women) == (pronoun in grammar.she)]
    if len({a.value for a in fit}) == 1 and women:
        return fit[0]
    wrong = subject is None or (subject.value in women and pronoun in grammar.he)
    wrong = wrong or (pronoun in grammar.ladies and subject is not None and subject.value not in women)
    return None if wrong else subject
