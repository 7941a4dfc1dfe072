"""A title in the plural as one holder bears it: "conseillères municipales" is "conseillère municipale"."""

from __future__ import annotations

from spacy.tokens import Doc

from ....ontology.vocabulary import concepts
from ...document import on
from ...words.lexicon import lower
from .titles import title_grammar

ENDING = 3  # letters by which a plural is longer


def singular(doc: Doc, text: str, concept: str) -> str:
    """Return a title in the plural as one holder bears it ("Mayors" is "Mayor"), if the vocabulary knows that form."""
    endings = title_grammar(on(doc).article.language).plurals
    words = text.split()
    labels = concepts("roles")[concept].labels.get(on(doc).article.language, ())
    lead: list[str] = []
    before = title_grammar(on(doc).article.language).before
    while len(words) > 1 and before.find([lower(words[0])], 0):  # "then mayors"
        lead.append(words.pop(0))
    said = " ".join(words).casefold()
    for form in sorted(labels, key=lambda f: (-len(f.split()), -_alike(f.casefold(), said), len(f))):
        one = form.split()
        if len(one) <= len(words) and all(_plural_of(w, o, endings) for w, o in zip(words, one, strict=False)):
            borne = [o if w[0].islower() else o[0].upper() + o[1:] for w, o in zip(words, one, strict=False)]
            return " ".join(lead + borne + words[len(one) :])
    one = [*words[:-1], words[-1][:-1]]
    known = title_grammar(on(doc).article.language).titles.find([lower(w) for w in one], 0) if words else None
    if known and known.end == len(one) and lower(words[-1]).endswith(endings):
        return " ".join([*lead, *one])  # "Cllrs" is "Cllr", and no "Cr"
    return text


def _plural_of(word: str, one: str, endings: tuple[str, ...]) -> bool:
    """Say whether a word is a form in the singular or its plural ("municipaux" of "municipal")."""
    many, single = word.casefold(), one.casefold()
    if single.endswith(endings):
        return False
    alike = many.startswith(single[:-1]) and len(many) - len(single) <= ENDING
    return many == single or (alike and many.endswith(endings))


def _alike(form: str, said: str) -> int:
    """Return how many letters two forms have in common from their first on."""
    return next((i for i, pair in enumerate(zip(form, said, strict=False)) if pair[0] != pair[1]), len(form))
