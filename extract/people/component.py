"""People: the component that finds the persons of an article and lists each with its names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..document import on, quote_of
from ..facts import Person, Stated
from ..institutions.component import AUTHORITY
from ..roles.wording.duties import duty_after_seat
from ..words.atoms import PASSED, Atom, read_atoms
from ..words.names import name_grammar
from .couples import share_surnames, words_of
from .mentions import Mention, drop_headlines, find_again, find_mentions, people_grammar
from .short_forms import Named, add_short_forms, gather

LINKS = 3  # tokens between an office and its seat ("au maire de la ville de")


def person_key(words: Iterable[str]) -> str:
    """Return the key of a person: the folded parts of the name in sorted order.

    >>> person_key(("le", "hong", "son"))
    'person/hong-le-son'
    """
    return "person/" + "-".join(sorted(w for word in words for w in word.split("-") if w))


def list_person(doc: Doc, named: Named) -> tuple[Person, list[tuple[Mention, str]]]:
    """Return a person with name and aliases, and each mention with the person's key."""
    spelled = [m for m in named.mentions if words_of(doc, m) == named.words]
    first = min(spelled or named.mentions, key=lambda m: m.start)
    name = _named(doc, first)
    key = person_key(w for w in named.words if len(w) > 0)
    honorifics = on(doc).addresses
    aliases = set()
    for mention in named.mentions:
        text = _named(doc, mention)
        if mention.start in honorifics and text != name:
            text = f"{_written(doc, honorifics[mention.start], mention.start)} {text}"
        if text != name:
            aliases.add(text)
    quotes = [quote_of(doc, first.start, first.end)]
    quotes += [] if first.surname is None else [quote_of(doc, first.surname, first.surname + 1)]
    person = Person(key, Stated(name, first.rule, tuple(quotes)), tuple(sorted(aliases)))
    return person, [(m, key) for m in named.mentions]


def _named(doc: Doc, mention: Mention) -> str:
    """Return a mention's name as the text has it, with the surname that it shares."""
    own = _written(doc, mention.start, mention.end)
    return own if mention.surname is None else f"{own} {_written(doc, mention.surname, mention.surname + 1)}"


def _written(doc: Doc, start: int, end: int) -> str:
    """Return the words of a stretch as the text has them, with single spaces."""
    stretch = quote_of(doc, start, end)
    return " ".join(on(doc).article.text[stretch.start : stretch.end].split())


@Language.factory("decoop_people")
def make_people(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds people."""

    def people(doc: Doc) -> Doc:
        grammar = people_grammar(on(doc).article.language)
        on(doc).known = known_things(doc)
        on(doc).addresses = {}
        sentences = [read_atoms(doc, s) for s in on(doc).story]
        mentions: list[Mention] = []
        for atoms in sentences:
            found = find_mentions(doc, atoms, grammar)
            mentions += found.values()
            for i in found:
                if i and atoms[i - 1].letter == "H":
                    on(doc).addresses[atoms[i].start] = atoms[i - 1].start
        mentions = drop_headlines(doc, mentions) if grammar.title_case else mentions
        mentions += find_again(doc, sentences, mentions) if grammar.western else []
        mentions = share_surnames(doc, sentences, mentions) if grammar.western else mentions
        named = add_short_forms(doc, gather(doc, mentions))
        placed: list[tuple[Mention, str]] = []
        for one in sorted(named, key=lambda n: min(m.start for m in n.mentions)):
            person, where = list_person(doc, one)
            if not any(len(w) > 1 for w in one.words) or (
                len(one.words) == 1 and not any(m.addressed for m in one.mentions)
            ):
                continue
            on(doc).people[person.key] = person
            placed += where
        placed.sort(key=lambda pair: pair[0].start)
        doc.spans["people"] = [Span(doc, m.start, m.end, label=m.rule, kb_id=key) for m, key in placed]
        keys = {m.start: key for m, key in placed}
        on(doc).atoms = [_mark_people(atoms, keys) for atoms in sentences]
        return doc

    return people


def _mark_people(atoms: list[Atom], placed: dict[int, str]) -> list[Atom]:
    return [Atom("P", a.start, a.end, placed[a.start]) if a.start in placed and a.letter in "NxL" else a for a in atoms]


def known_things(doc: Doc) -> dict[int, tuple[str, int, Any]]:
    """Index titles, institutions and places by their first token as (letter, end, thing)."""
    known: dict[int, tuple[str, int, Any]] = {}
    for territory in on(doc).territories:
        letter = "C" if on(doc).places[territory.place].kind == "Country" else "L"
        known[territory.start] = (letter, territory.end, territory)
    for body in on(doc).bodies:
        for at in range(body.start, body.end):
            known.pop(at, None)
        known[body.start] = ("B", body.end, body)
    for title in on(doc).titles:
        within: Any = next((b for b in on(doc).bodies if b.start < title.start < b.end < title.end), None)
        if within is not None and people_grammar(on(doc).article.language).western:
            title = replace(title, start=within.end)  # noqa: PLW2901  "Cheltenham Borough Council | leader"
        for t in on(doc).territories:
            spot = t.start
            if t.name_end <= title.start < t.end < title.end and spot in known and known[spot][2] is t:
                known[spot] = (known[spot][0], title.start, t)  # "Kisumu | City Manager"
        if not any(b.start <= title.start < b.end for b in on(doc).bodies):
            cuts = [at for at in range(title.start + 1, title.end) if at in known and _outlasts(known[at], title.end)]
            if cuts and _is_territory(known[cuts[0]]):  # "Thị trưởng | thành phố Naju"
                title = replace(title, end=cuts[0])  # noqa: PLW2901
            known[title.start] = ("T", min([title.end, *cuts]), title)
    _pass_duties(doc, known)
    _pass_postnominals(doc, known)
    return known


def _pass_postnominals(doc: Doc, known: dict[int, tuple[str, int, Any]]) -> None:
    """Mark the letters after a name to be passed over, with a comma before them ("Mary Ellis, OBE JP, | mayor")."""
    words, letters = on(doc).words, name_grammar(on(doc).article.language).postnominals
    for at in range(2, 0 if letters.isdisjoint(words) else len(words)):
        if words[at] not in letters or at in known:
            continue
        start = at - (words[at - 1] == ",")
        name = words[start - 1]
        if name[0].isupper() and (not name.isupper() or known.get(start - 1, (None,))[0] == PASSED):
            known[start] = (PASSED, at + 1, None)


def _pass_duties(doc: Doc, known: dict[int, tuple[str, int, Any]]) -> None:
    """Mark the duties told after the seats of offices, which are no titles of their own, to be passed over."""
    ends = {t.end for t in on(doc).titles}
    places = on(doc).territories.whole
    for start, (letter, end, _) in sorted(known.items()):
        if letter in "LB" and end < len(doc) and not ends.isdisjoint(range(start - LINKS, start + 1)):
            after = duty_after_seat(doc, end, len(doc), places)
            if after > end:
                for at in range(end, after):
                    known.pop(at, None)
                known[end] = (PASSED, after, None)


def _outlasts(thing: tuple[str, int, object], end: int) -> bool:
    """Say whether a body or a territory inside a title reaches its end ("Giám đốc Sở", "Thị trưởng thành phố")."""
    return thing[1] >= end if thing[0] == "B" else thing[1] > end


def _is_territory(thing: tuple[str, int, Any]) -> bool:
    return thing[0] == "L" or thing[2].key.endswith(AUTHORITY)
