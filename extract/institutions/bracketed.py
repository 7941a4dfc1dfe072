"""Acronyms that brackets introduce: "… (UNVH)" names the institution before it, "CUF (…)" the one in the brackets."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ..document import on, text_of
from ..words.lexicon import HYPHENS, is_acronym, lower
from .bodies import Body
from .component import add_alias
from .grammar import institution_grammar

LONGEST_INITIALS = 8  # letters
FROM_ABROAD = frozenset({"institution-opened", "institution-ended"})


def acronym_end(doc: Doc, at: int, stop: int) -> int:
    """Return the end of an acronym that begins at a token ("UNVH", "pS-Eau"), or the token itself."""
    notes = on(doc)
    words, spaced = notes.words, notes.spaced
    end = at
    while end < stop and words[end].isalnum():
        end += 1
        if end + 1 < stop and words[end] in HYPHENS and not spaced[end] and not spaced[end - 1]:
            end += 1
        else:
            break
    text = words[at] if end == at + 1 else "".join(word for word in words[at:end] if word not in HYPHENS)
    return end if end > at and is_acronym(text) else at


def find_introduced(doc: Doc, bodies: Sequence[Body]) -> dict[str, Body]:
    """Return the acronyms that brackets introduce, with the bodies that they name."""
    named: dict[str, Body] = {}
    wholes = {body.start: body.end for body in bodies if is_whole(doc, body)}
    ends = {body.end for body in bodies if body.end - body.start > 1}
    for body in bodies:
        at = _bracket_within(doc, body) or body.end
        if at + 2 < len(doc) and on(doc).words[at] == "(":
            end = wholes.get(at + 1) or acronym_end(doc, at + 1, min(at + 6, len(doc)))
            if end == at + 1 and (_initials(doc, at + 1, body) or _called(doc, at + 1, body)):
                end = at + 2
            elif (
                at + 1 not in wholes
                and end > at + 1
                and not any(on(doc).words[i][1:] != on(doc).words[i][1:].lower() for i in range(at + 1, end))
            ):
                continue  # "(Sud-Est)"
            if at + 1 < end < len(doc) and (on(doc).words[end] in "),-/" or on(doc).words[end].isdigit()):
                named.setdefault(spelled(doc, at + 1, end), body)
                if end < body.end:
                    for first, last in ((at + 1, end), (body.start, at)):
                        one = on(doc).institutions[body.key]
                        on(doc).institutions[body.key] = add_alias(one, text_of(doc, first, last), named=False)
        elif body.start > 1 and on(doc).words[body.start - 1] == "(" and at < len(doc) and on(doc).words[at] == ")":
            before = body.start - 1  # "CUF (Cités Unies France)"
            starts = [s for s in range(max(before - 4, 0), before) if acronym_end(doc, s, before) == before]
            if starts and before not in ends:  # "Trung tâm … TPHCM (ITPC)": the last word of a name
                named.setdefault(spelled(doc, starts[0], before), body)
    return named


def _bracket_within(doc: Doc, body: Body) -> int | None:
    """Return the bracket before the territory that ends a name ("Centre anti-cancer | (CAC) d'Annaba"), if any."""
    inside = range(body.head_end, body.end - 2)
    return next((at for at in inside if on(doc).words[at] == "(" and on(doc).words[at + 2] == ")"), None)


def is_whole(doc: Doc, body: Body) -> bool:
    """Say whether a body is told by a name that says nothing of its kind ("Becamex IDC"), or by one not of home."""
    name, grammar = " ".join(on(doc).lower[body.start : body.end]), institution_grammar(on(doc).article.language)
    return name in grammar.whole or (bool(grammar.clausal) and body.rule in FROM_ABROAD)


def _initials(doc: Doc, at: int, body: Body) -> bool:
    """Say whether a word holds the initials of a body's name in their order ("Ams")."""
    first = iter([on(doc).folded[i][0] for i in range(body.start, body.end)])
    text = on(doc).folded[at]
    return on(doc).words[at][0].isupper() and 2 < len(text) <= LONGEST_INITIALS and all(c in first for c in text)


def _called(doc: Doc, at: int, body: Body) -> bool:
    """Say whether one capitalised word alone in brackets is what a body is called ("(Brulocalis)")."""
    grammar = institution_grammar(on(doc).article.language)
    whole = at + 1 < len(doc) and doc[at + 1].text == ")" and doc[at].text.isalpha() and doc[at].text[0].isupper()
    placed = at in on(doc).territories.tokens
    return whole and grammar.complete_heads and body.kind in grammar.open_ended and len(doc[at].text) > 3 and not placed


def spelled(doc: Doc, start: int, end: int) -> str:
    """Return an acronym as a key: without case and hyphens."""
    return "".join(lower(on(doc).words[i]) for i in range(start, end) if on(doc).words[i] not in HYPHENS)
