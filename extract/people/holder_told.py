"""Whether the holder of an office is told before it or after its body, so that no name beside them is the holder's."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..words.atom_grammar import DASHES, atom_grammar
from ..words.names import glued, is_name_word, name_end

NAME = 6  # tokens of a name
NAME_WORDS = 2  # words of a full one
COPULA = "="  # the letter of words that join somebody to an office
APPOSES = DASHES | {",", "("}


def names_somebody(doc: Doc, end: int) -> bool:
    """Say whether a name with its honorific ends before a token ("ông Lò Văn Tâm |, Bí thư")."""
    honorifics, words = atom_grammar(on(doc).article.language).honorifics, on(doc).lower
    for at in range(max(0, end - NAME), end - 1):
        match = honorifics.find(words, at, end)
        if (
            match
            and match.end < end
            and is_name_word(on(doc).words[match.end])
            and name_end(doc, match.end, end) == end
        ):
            return True
    return False


def told_before(doc: Doc, start: int) -> bool:
    """Say whether the holder of the office that begins at a token stands before it ("ông A, | Chủ tịch …")."""
    if not start:
        return False
    words, grammar = on(doc).lower, atom_grammar(on(doc).article.language)
    if words[start - 1] in APPOSES:
        return names_somebody(doc, start - 1)
    joined = grammar.classes.find(words, start - 1, start)
    if joined is None or joined.value != COPULA:
        return False
    first = next((s.start for s in on(doc).story if s.start <= start < s.end), 0)
    return any(grammar.honorifics.find(words, i, start) for i in range(first, start))


def named_before(doc: Doc, start: int) -> bool:
    """Say whether a full name stands before the office that begins at a token ("Luc Ayo, | recteur …")."""
    if start < NAME_WORDS + 1 or doc[start - 1].text not in APPOSES:
        return False
    at = start - 1
    while at > 0 and (is_name_word(on(doc).words[at - 1]) or glued(doc, at - 1)):
        at -= 1
    words = sum(is_name_word(on(doc).words[i]) for i in range(at, start - 1))
    return words >= NAME_WORDS and not any(t.end == start - 1 for t in on(doc).territories)


def told_after(doc: Doc, end: int, stop: int) -> bool:
    """Say whether somebody is told right after a name: "quận Ou Reang, | bà …", "(Pháp) | ông …"."""
    at = end
    if at < stop and on(doc).words[at] == "(":
        at = next((i + 1 for i in range(at, stop) if on(doc).words[i] == ")"), stop)
    at += at < stop and on(doc).words[at] in APPOSES
    honorific = atom_grammar(on(doc).article.language).honorifics.find(on(doc).lower, at, stop) if at < stop else None
    short = honorific is not None and honorific.end == at + 1 < stop  # "…, Thiếu tướng X" is the next of a list
    honoured = short and is_name_word(on(doc).words[at + 1])
    return at > end and (honoured or (at < stop and on(doc).words[at - 1] == ")" and is_name_word(on(doc).words[at])))
