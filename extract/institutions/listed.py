"""Bodies listed after one head or one word in the plural ("các tỉnh Quảng Ninh, Lạng Sơn", "les sociétés A et B")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..places.levels import Territory
from ..words.lexicon import Lexicon, Match, lower
from ..words.names import is_name_word, name_end
from .bodies import Body
from .grammar import InstitutionGrammar
from .reach.persons import opens_person
from .reach.tails import tails

PHRASE = 8  # tokens from a level word in the plural to the words that open its list
BRACKET = 8  # tokens from a bracket to its end


def listed_territories(
    doc: Doc, first: Body, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> list[Body]:
    """Return the territories that share a level word in the plural ("các tỉnh Quảng Ninh, Lạng Sơn và Cao Bằng")."""
    found, at = [], _after_bracket(doc, first.end, stop)
    while (
        at + 1 < stop
        and on(doc).lower[at] in grammar.series
        and (territory := starts.get(at + 1))
        and territory.level is None
    ):
        if on(doc).places[territory.place].kind == "Country":
            break
        found.append(Body(at + 1, territory.end, first.kind, at + 1, at + 1, territory.place, "institution-list"))
        at = _after_bracket(doc, territory.end, stop)
    return found


def enumerated_territories(
    doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> list[Body]:
    """Return the territories that words list for a level word in the plural ("ba tỉnh của Lào gồm A, B và C")."""
    words = on(doc).lower
    openers = _openers(on(doc).article.language)
    if head.value not in grammar.same_body or words[max(head.start - 1, 0)] not in grammar.plural or not len(openers):
        return []
    at = head.end
    while at < min(stop, head.end + PHRASE):
        opener = openers.find(words, at, stop)
        if opener and opener.end in starts and starts[opener.end].level is None:
            break
        if on(doc).words[at] in ",;." or (at in starts and on(doc).places[starts[at].place].kind != "Country"):
            return []
        at += 1
    else:
        return []
    first = starts[opener.end]
    body = Body(first.start, first.end, head.value, first.start, first.start, first.place, "institution-list")
    others = listed_territories(doc, body, stop, grammar, starts)
    return [body, *others] if others else []


@cache
def _openers(language: str) -> Lexicon[bool]:
    """Return the words that open the list of those of whom the number or the kind is told."""
    return Lexicon([(form, True) for form in load_pack(language).get("institutions", {}).get("enumerates", ())], lower)


def _after_bracket(doc: Doc, at: int, stop: int) -> int:
    """Return the token after a bracket that begins at a token ("hai huyện Vị Xuyên | (Hà Giang) | và Mã Quan")."""
    words = on(doc).words
    if at + 2 < stop and words[at] == "(":
        return next((i + 1 for i in range(at + 1, min(stop, at + BRACKET)) if words[i] == ")"), at)
    return at


def listed_names(
    doc: Doc, first: Body, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> list[Body]:
    """Return the bodies that share a head in the plural ("các công ty Soget, Seafrigo")."""
    found, at = [], first.end
    while at + 1 < stop and on(doc).lower[at] in grammar.series and is_name_word(on(doc).words[at + 1]):
        begin = at + 1
        if begin in starts or begin in on(doc).title_starts or grammar.heads.find(on(doc).lower, begin, stop):
            break
        if opens_person(doc, begin, stop, on(doc).addressed):
            break
        at = name_end(doc, begin, stop)
        found.append(Body(begin, at, first.kind, begin, begin, None, "institution-list"))
    return found


def after_several(
    doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> int | None:
    """Return the end of the territories that a head is told of at once ("UBND các huyện A, B"): it names no body."""
    words, at = on(doc).lower, head.end + 1
    if head.value in grammar.described:  # "Nhóm công tác liên hợp | các tỉnh A, B": a body of its own
        return None
    if not grammar.series or at >= stop or words[head.end] not in grammar.plural or at not in starts:
        return None
    if grammar.levels.find(words, at, stop) is None:
        return None
    at = starts[at].end
    while at + 1 < stop and words[at] in grammar.series and at + 1 in starts:
        at = starts[at + 1].end
    return at


def counts_bodies(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a head in small letters and in the plural means those of a place ("six | écoles des Cayes")."""
    small, end = on(doc).words[body.head_start], body.head_end
    plural = tails(on(doc).article.language).plurals
    plain = body.kind in grammar.countable and small.islower() and small.endswith(plural)
    while plain and end < body.end and on(doc).lower[end] in grammar.noun_links | grammar.several:
        end += 1
    rest = [word for word in on(doc).words[end : body.end] if word.isalpha()]
    named = len(rest) > 0 and all(word[0].isupper() for word in rest)
    placed = any(t.start == end and t.end == body.end for t in on(doc).territories)
    return plain and end > body.head_end and body.start == body.head_start and (named or placed)
