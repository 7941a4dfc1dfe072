"""Titles: the role titles of roles.ttl, with the qualifiers of the pack ("thường trực", "acting", "ancien")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..ontology.vocabulary import concepts
from .lexicon import Lexicon, lower
from .pack import load_pack


@dataclass(frozen=True, slots=True)
class Title:
    """Mark a title in the text: tokens, the code of its concept ("" if none), whether it is a former one."""

    start: int
    end: int
    concept: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class TitleGrammar:
    """Hold the lexicon of titles and the qualifiers that stand before and after one."""

    titles: Lexicon[str]
    before: Lexicon[str]
    after: Lexicon[str]
    complements: Lexicon[str]

    @classmethod
    def of(cls, language: str, table: Mapping[str, Any]) -> TitleGrammar:
        """Compile the vocabulary's labels and the ``[titles]`` table of a pack."""
        labels = [(form, code) for code, c in concepts("roles").items() for form in c.labels.get(language, ())]
        extra = [(form, "") for form in table.get("extra", [])]

        def lexicon(key: str) -> Lexicon[str]:
            return Lexicon([(w, meaning) for meaning, ws in table.get(key, {}).items() for w in ws], lower)

        return cls(Lexicon(labels + extra, lower), lexicon("before"), lexicon("after"), lexicon("complements"))


@cache
def title_grammar(language: str) -> TitleGrammar:
    """Return the compiled title grammar of a language."""
    return TitleGrammar.of(language, load_pack(language).get("titles", {}))


def find_titles(doc: Doc) -> list[Title]:
    """Return the titles of the story in text order, longest first, qualifiers included."""
    grammar = title_grammar(doc._.article.language)
    words = doc._.lower
    found: list[Title] = []
    for sentence in doc._.story:
        at, stop = sentence.start, sentence.end
        while at < stop:
            begin, former, qualified = at, False, False
            while begin < stop and (q := grammar.before.find(words, begin, stop)) and q.end < stop:
                former = former or q.value == "former"
                begin, qualified = q.end, True
            match = grammar.titles.find(words, begin, stop) if begin < stop else None
            if match is None and qualified:  # the qualifier may open the title itself ("Phó" in "Phó Chủ tịch")
                begin, former = at, False
                match = grammar.titles.find(words, at, stop)
            if match is None:
                at += 1
                continue
            end = match.end
            while end < stop and (q := grammar.after.find(words, end, stop)):
                former = former or q.value == "former"
                end = q.end
            if end < stop and (q := grammar.complements.find(words, end, stop)):
                end = q.end
            found.append(Title(at, end, match.value, former))
            at = end
    return found


@Language.factory("decoop_titles")
def make_titles(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds titles."""

    def titles(doc: Doc) -> Doc:
        doc._.titles = find_titles(doc)
        doc.spans["titles"] = [Span(doc, t.start, t.end, label="title-vocabulary", kb_id=t.concept) for t in doc._.titles]
        return doc

    return titles
