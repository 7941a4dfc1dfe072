"""What a body is called: the words that are its own, and its name in full."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on, text_of
from ..places.levels import nationals
from ..words.lexicon import Match, fold, lower
from .bodies import Body
from .grammar import InstitutionGrammar

ACRONYM = 6  # letters of the longest names that may be written in capitals


def own_words(doc: Doc, body: Body, grammar: InstitutionGrammar) -> str:
    """Return the words that tell a body from others of its kind and territory."""
    if body.kind in grammar.national and body.territory:
        return ""
    spans = {t.start: t for t in on(doc).territories if body.start <= t.start and t.end <= body.end}
    kept, at = [], body.start
    while at < body.end:
        if body.head_start <= at < body.head_end:
            begun = [t.end for t in spans.values() if t.start < body.head_end < t.end and t.place == body.territory]
            at = max([body.head_end, *begun])  # "Comité populaire de la | ville de Hanoï"
        elif at in spans:
            territory = spans[at]
            if territory.place != body.territory and not _holds(doc, territory.place, body.territory):
                kept.append(territory.place.removeprefix("place/"))
            at = territory.end
        elif on(doc).words[at] == "(" and at + 2 < body.end and on(doc).words[at + 2] == ")":
            at += 3  # "Ủy ban nhân dân | (UBND) thành phố Hà Nội"
        elif at > body.head_end and _says_whose(doc, at, body, grammar):
            break
        elif (after := after_joining(doc, at, body, grammar)) > at:
            at = after
        elif (
            match := _authority(doc, at, body, grammar) or _metropolis(doc, at, body, grammar)
        ) and match.end in spans:
            at = match.end
        else:
            kept.append(on(doc).words[at])
            at += 1
    return " ".join(kept)


def _metropolis(doc: Doc, at: int, body: Body, grammar: InstitutionGrammar) -> Match[str] | None:
    """Return the word that makes a town's name that of its towns together ("communauté urbaine du | Grand Reims")."""
    head = grammar.heads.find(on(doc).lower, at, body.end) if body.kind in grammar.adjoining else None
    return head if head is not None and head.value in grammar.placed else None


def after_joining(doc: Doc, at: int, body: Body, grammar: InstitutionGrammar) -> int:
    """Return the end of the words at a token that join the parts of a body's name, or that token where none do."""
    if match := _joining(on(doc).lower, at, body.end, grammar) or _nation(doc, at, body, grammar):
        return match.end
    passed = (grammar.before, grammar.possessives, grammar.series)
    word = on(doc).lower[at]
    return at + (any(word in words for words in passed) or (word in grammar.asides and _leads_on(at, body, grammar)))


def _nation(doc: Doc, at: int, body: Body, grammar: InstitutionGrammar) -> Match[str] | None:
    """Return the nation of a body of a state, or one told before its territory ("of the | Vietnamese | province")."""
    leads = _leads_on(at, body, grammar) and bool(grammar.asides)
    if not leads and not (body.kind in grammar.of_states and body.territory):
        return None
    return nationals(on(doc).article.language).find(on(doc).lower, at, body.end)


def _authority(doc: Doc, at: int, body: Body, grammar: InstitutionGrammar) -> Match[str] | None:
    """Return the word for an authority abroad that stands before its name ("Sở Ngoại vụ | châu | Văn Sơn")."""
    small = grammar.capital_heads and bool(grammar.series) and on(doc).words[at].islower()
    head = grammar.heads.find(on(doc).lower, at, body.end) if small else None
    return head if head and head.value in grammar.same_body else None


def _leads_on(at: int, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a word stands between a head and the body's territory ("of the | northern | province of X")."""
    return body.kind in grammar.territorial and body.head_end <= at and body.territory is not None


def _says_whose(doc: Doc, at: int, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether the rest of a name only says whose it is ("Foreign Office of Hunan | People's Government")."""
    if body.kind not in grammar.nests or not grammar.nesting_plain:
        return False
    head = grammar.heads.find(on(doc).lower, at, body.end)
    return head is not None and head.end == body.end and head.value in grammar.nesting_plain


def _joining(words: list[str], at: int, end: int, grammar: InstitutionGrammar) -> Match[str] | Match[bool] | None:
    return (
        grammar.levels.find(words, at, end) or grammar.links.find(words, at, end) or grammar.seats.find(words, at, end)
    )


def _holds(doc: Doc, country: str, place: str | None) -> bool:
    return place is not None and country == f"place/{on(doc).places[place].country}"


def is_shouted(name: str) -> bool:
    """Say whether a name is written in capitals as a headline is, and is no acronym.

    >>> is_shouted("TỈNH YÊN BÁI"), is_shouted("TP HCM")
    (True, False)
    """
    return name.isupper() and len(name) > ACRONYM


def full_name(doc: Doc, body: Body, home: str | None, grammar: InstitutionGrammar) -> str:
    """Return a body's name with its head spelled out, and its territory where the text leaves it to context.

    ``home`` is the key of that territory, or None where the name needs none.
    """
    text = text_of(doc, body.start, body.end)
    head = text_of(doc, body.head_start, body.head_end)
    if head.isupper() and not grammar.is_complete(doc, body.head_start, body.head_end, body.kind):
        text = text.replace(head, grammar.expansions.get((body.kind, fold(head)), head), 1)
    if not home:
        return text
    told = [
        text_of(doc, t.start if on(doc).words[t.name_start].isupper() else t.name_start, t.name_end)  # "TP HCM"
        for t in on(doc).territories
        if t.place == home
    ]
    place = next((name for name in told if not is_shouted(name)), on(doc).places[home].name)
    if grammar.left and lower(place) in lower(text):
        return text  # "Castlegar Sister City Committee"
    last = next(
        (
            at
            for at in range(body.start, body.end)
            if (m := grammar.levels.find(on(doc).lower, at, body.end)) and m.end == body.end
        ),
        None,
    )
    levelled = grammar.levels.find([lower(w) for w in place.split()], 0)  # "UBND TP" of "Thành phố Hồ Chí Minh"
    if last is not None and last > body.start and levelled:
        text = text.removesuffix(text_of(doc, last, body.end)).rstrip()
    return grammar.template.format(surface=text, place=place)
