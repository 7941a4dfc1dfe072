"""Syllable-level tokens and sentences: one set of rules, a pack adds its elisions and abbreviations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from ..article import Article
from ..document import Notes, Sentence, on, quote_of
from ..facts import Quote
from .abbreviated import Abbreviations, abbreviations_of, read_abbreviations
from .lexicon import fold, lower

DASHES = "-‐‑–—"
GLUED_FULL_STOP = r"(?<=\w)\.(?=[^\W\d_a-z][^\W\d_'’])"  # "TP.HCM", "Mr.Loi", "soir.Le"
STORY_END = r"\./\."  # the mark with which a news agency ends a story: "… với đoàn./."
INITIALS = re.compile(r"(?:[A-Z]\.-?)+[A-Z]")
LONGEST_END = 64  # characters of a word within which its suffixes lie
MANY = 8  # brackets and quotes that close at once
ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]")


def make_tokenizer(nlp: Language, pack: Mapping[str, Any]) -> Tokenizer:
    """Return spaCy's rule tokenizer with the punctuation of every language and the elisions of one."""
    base = nlp.Defaults
    elisions = [rf"(?i:{e})['’](?=\w)" for e in pack.get("tokens", {}).get("elisions", [])]
    prefixes = [*elisions, *(base.prefixes or ()), rf"[{DASHES}]"]
    infixes = [*(base.infixes or ()), rf"(?<=\w)[{DASHES}](?=\w)", GLUED_FULL_STOP, r"(?<=\w)[/|:;,](?=\w)", r"[()]"]
    abbreviations = {f"{a}.": [{65: f"{a}."}] for a in abbreviations_of(pack)}
    fused = {
        word: [{65: piece} for piece in pieces] for word, pieces in pack.get("tokens", {}).get("fused", {}).items()
    }
    suffixes = [*(base.suffixes or ()), rf"[{DASHES}]", r"['’]s", r"(?<=\w)\.", STORY_END]
    return Tokenizer(
        nlp.vocab,
        rules=abbreviations | fused,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=_at_end(compile_suffix_regex(suffixes).search),
        infix_finditer=compile_infix_regex(infixes).finditer,
    )


def _at_end(search: Callable[[str], re.Match[str] | None]) -> Callable[[str], re.Match[str] | None]:
    """Search the end of a word only: a row of ten thousand marks is no reason to go through all for each of them."""
    return lambda word: search(word if len(word) <= LONGEST_END else word[-LONGEST_END:])


def ends_sentence(doc: Doc, at: int, abbreviations: Abbreviations) -> bool:
    """Say whether a token that holds a full stop or the like ends its sentence."""
    words, spaced = on(doc).words, on(doc).spaced
    if not words[at].endswith("."):
        return True
    before = words[at][:-1] or (words[at - 1] if at and not spaced[at - 1] else "")
    if not before:
        return True
    if len(before) == 1 and before.isupper():
        return False
    initials = INITIALS.fullmatch(before) is not None  # "S.M. Tanvir", "J.-P. Roy"
    return abbreviations.end_sentence(doc, at, before, known=initials)


def split_sentences(doc: Doc, abbreviations: Abbreviations) -> list[tuple[int, int]]:
    """Return the sentences as token ranges; a line is a sentence's end unless the next goes on in lower case."""
    cuts = [0]
    words, spaced = on(doc).words, on(doc).spaced
    for at in [at for at in range(1, len(words)) if not words[at - 1][-1].isalnum()]:
        word, before = words[at], words[at - 1]
        if word.isspace():
            continue
        if before.isspace() and "\n" in before:
            last = words[at - 2] if at > 1 else "."
            so_far = words[cuts[-1] : at]
            small = word[0].islower() and "." not in word[1:-1]  # "baohungyen.vn - " opens a story
            goes_on = (small or so_far.count("(") > so_far.count(")")) and last[-1] not in ".!?:;…"
            if not goes_on:
                cuts.append(at)
            continue
        back = at - 1
        while back > max(cuts[-1], at - MANY) and words[back] in CLOSERS:
            back -= 1
        if words[back][-1] in ENDS and (spaced[at - 1] or before.isspace() or _runs_together(words, at)):
            opens = word[0].isupper() or word[0] in '"“«‘(–-•0123456789'
            closes = word in CLOSERS and not (word == '"' and not spaced[at])  # '... ended. "We', he said
            if opens and not closes and ends_sentence(doc, back, abbreviations):
                cuts.append(at)
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))


def _runs_together(words: Sequence[str], at: int) -> bool:
    """Say whether two sentences stand without a blank between them ("le 5 mai.La visite"), as lost tags leave them."""
    last, opening = words[at - 2] if at > 1 else "", words[at]
    ended = last in CLOSERS or last.isdigit() or (len(last) > 2 and last[-1].islower())
    return words[at - 1] in ENDS and ended and opening[0].isupper() and opening[1:].islower()


def tell_story(doc: Doc, boilerplate: Sequence[Quote], abbreviations: Abbreviations) -> list[Sentence]:
    """Return the sentences of the story; one that boilerplate cuts into keeps only its part outside."""
    words, offsets = on(doc).words, on(doc).offsets
    within = {at for b in boilerplate for at in range(bisect_left(offsets, b.start), bisect_left(offsets, b.end))}
    story = []
    for start, end in split_sentences(doc, abbreviations):
        run = start
        for at in (*sorted(within.intersection(range(start, end))), end):
            while run < at and words[run].isspace():
                run += 1
            stop = at
            while run < stop and words[stop - 1].isspace():
                stop -= 1
            if run < stop:
                story.append(Sentence(run, stop, quote_of(doc, run, stop)))
            run = at + 1
    return story


def read_tokens(nlp: Language, article: Article, pack: Mapping[str, Any]) -> Doc:
    """Return an article as a Doc, with notes of its story's sentences and its tokens normalised in both ways."""
    doc = nlp.make_doc(article.text)
    text, cut = article.text, doc.to_array(["LENGTH", "SPACY"]).tolist()
    offsets = list(accumulate((length + blank for length, blank in cut), initial=0))
    words = [text[start : start + length] for start, (length, _) in zip(offsets, cut, strict=False)]
    spaced = [blank > 0 for _, blank in cut]
    small = [word.lower() if word.isascii() else lower(word) for word in words]
    plain = [low if low.isascii() else fold(word) for low, word in zip(small, words, strict=True)]
    capitals = [at for at, word in enumerate(words) if word[0].isupper()]
    where: dict[str, list[int]] = {}
    for at, word in enumerate(small):
        where.setdefault(word, []).append(at)
    notes = Notes(article, pack, words, spaced, offsets, small, plain, where, capitals)
    doc.user_data = notes  # type: ignore[assignment]  # any object will do
    notes.story = tell_story(doc, article.boilerplate, read_abbreviations(article.language))
    return doc


def blank(pack: Mapping[str, Any]) -> Language:
    """Return an empty pipeline with the tokenizer of a pack."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = make_tokenizer(nlp, pack)
    return nlp
