"""Tell what words around a title say of it: that it is one of several, of a body not known, or no office."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..document import on
from ..words.atoms import Atom, letters
from .grammar import RoleGrammar, role_grammar
from .offices import Office, Said, levelled
from .whose.pair import tells_pair
from .wording.served import is_nobodys

APPOSED, FEW = 2, 3  # tokens between a name and the office after it; before a title in the plural that means one


def is_one_of(doc: Doc, office: Office, grammar: RoleGrammar) -> bool:
    """Say whether a title in the plural is that of one of several ("l'un de ses ingénieurs, Mathieu Fabre")."""
    return not grammar.ones.isdisjoint(on(doc).lower[max(0, office.title.start - FEW) : office.title.start])


def is_levelled_far(doc: Doc, match: re.Match[str], atoms: list[Atom]) -> bool:
    """Say whether the words between a title and its holder tell the level of its body ("de l'exécutif régional")."""
    start, end = atoms[match.end("offices") - 1].end, atoms[match.start("people")].start
    grammar = role_grammar(on(doc).article.language)
    run = next((i for i in range(start, end) if on(doc).words[i] in ",("), end)
    other = bool(grammar.councils) and not (on(doc).lower[run - 1] in grammar.councils or levelled(doc, run - 1))
    told = not other and any(levelled(doc, at) for at in range(start, end))
    return told or tells_pair(doc, start, grammar) is not None


def is_of_unknown(doc: Doc, atoms: list[Atom], office: Office, grammar: RoleGrammar) -> bool:
    """Say whether a title goes on with a body that is not known ("président du syndicat")."""
    national = office.title.value.concept in grammar.national and _goes_on_with_country(atoms, office)
    if national or _is_of_unnamed(doc, atoms, office, grammar):
        return True  # "le président du Mali"
    if grammar.unknown_names and office.institution is None:
        following = [a for a in atoms if a.start >= office.title.value.end][:3]
        rest, described = letters(following), any(a.start in on(doc).described for a in following)
        described = described and rest.startswith("oNs")  # "deputy mayor of the Shizuoka town"
        if (
            described
            or re.match("oa?[NC](?!s)", rest)
            or _is_of_other(doc, atoms, office, grammar)
            or is_nobodys(doc, office)
        ):
            return True
    if not grammar.unknown or office.institution:
        return False
    if office.title.value.concept in grammar.local:  # "la députée provinciale de Saint-François"
        return letters([a for a in atoms if a.start >= office.title.value.end][:2]) == "oN"
    if office.title.value.concept not in grammar.bodied:
        return False
    following = [a for a in atoms if a.start >= office.title.value.end][:3]
    match = re.match("oa?[xN]", letters(following))
    last = following[match.end() - 1] if match else None
    unlevelled = last is not None and not levelled(doc, last.start) and not levelled(doc, last.end)
    unlevelled = unlevelled and last is not None and not _means_told(doc, last.start, grammar)
    return unlevelled or _is_of_state(doc, following, grammar)


def _is_of_unnamed(doc: Doc, atoms: list[Atom], office: Office, grammar: RoleGrammar) -> bool:
    """Say whether a name of which nothing is known, with a possessive, stands right before ("Rugby's | mayor")."""
    before = [a for a in atoms if a.end <= office.title.start][-3:]
    owned = letters(before[-2:]) == "Ns" and on(doc).lower[before[-1].start] in grammar.possessed
    return owned and (len(before) < FEW or on(doc).lower[before[0].start] not in grammar.determiners)


def _means_told(doc: Doc, at: int, grammar: RoleGrammar) -> bool:
    """Say whether a noun after a title means a body told before ("présidente de l'| agglo")."""
    noun = grammar.house_nouns.find(on(doc).lower, at)
    return noun is not None and any(b.key and b.kind in noun.value and b.end <= at for b in on(doc).bodies)


def _goes_on_with_country(atoms: list[Atom], office: Office) -> bool:
    return (
        re.match("(?:oa?|x{1,2})?C", letters([a for a in atoms if a.start >= office.title.value.end][:3])) is not None
    )


def _is_of_state(doc: Doc, following: list[Atom], grammar: RoleGrammar) -> bool:
    """Say whether a name that no body is, or an office of a state, goes on with a title ("à la Présidence")."""
    served, seated = re.match("oa?T", letters(following)), re.match(f"[{grammar.located}]a?[xN]", letters(following))
    if served is not None:
        return following[served.end() - 1].value.concept in grammar.stately  # "conseillère du Premier ministre"
    return seated is not None and on(doc).words[following[seated.end() - 1].start][0].isupper()


def _is_of_other(doc: Doc, atoms: list[Atom], office: Office, grammar: RoleGrammar) -> bool:
    """Say whether a title goes on with words of which the last is no word for an authority ("of the town band")."""
    after = [a for a in atoms if a.start >= office.title.value.end]
    run = re.match(r"oa?[xs]{2,}+(?=[,.;:)&i]|$)", letters(after)) if grammar.councils else None
    last = after[run.end() - 1] if run else None
    return last is not None and on(doc).lower[last.end - 1] not in grammar.councils and not levelled(doc, last.start)


def is_no_office(title: Said, office: Office, grammar: RoleGrammar) -> bool:
    """Say whether a title is only what one is at an event, or no office without a body beside it."""
    if office.institution is None:
        short = title.concept in grammar.short_bound and " " not in title.title
        return title.concept in grammar.events or title.concept in grammar.bound or short
    seat = office.institution
    return title.concept in grammar.events and not (seat.letter == "B" and seat.value.kind == "parliament")


def is_styled(doc: Doc, title: Said, office: Office, holders: list[Atom], grammar: RoleGrammar) -> bool:
    """Say whether an office of several words with a capital stands right beside its holder ("District Officer Row")."""
    at, end = office.title.start, office.title.end
    plain = title.concept in grammar.events or office.title.value.plural
    styled = end - at > 1 and on(doc).words[at][0].isupper()
    apposed = on(doc).words[end - 1][0].isupper() and any(0 < at - holder.end <= APPOSED for holder in holders)
    return styled and not plain and (apposed or any(holder.start == end for holder in holders))
