"""The body that another one's name is of ("Ban Tuyên giáo | Tỉnh ủy Lào Cai"), listed where an office is there."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, text_of
from ..facts import Institution
from .bodies import Body
from .component import add_alias
from .grammar import institution_grammar
from .identity import identify
from .naming import full_name


def inner_of(doc: Doc, body: Body, kind: str) -> Body | None:
    """Return the body of a kind whose name ends another one's, or None; it has no key yet."""
    heads = institution_grammar(on(doc).article.language).heads
    for at in range(body.start + 1, body.end):
        head = heads.find(on(doc).lower, at, body.end)
        if head is not None and head.value == kind:
            return replace(body, start=at, kind=kind, head_start=at, head_end=head.end, key="")
    return None


def list_inner(doc: Doc, inner: Body) -> str | None:
    """Return the key of an inner body and list it among the article's institutions; None where nothing tells whose."""
    grammar = institution_grammar(on(doc).article.language)
    own = identify(doc, inner, inner.territory, grammar) if inner.territory else None
    if own is None:
        return None
    written = any(
        t.place == inner.territory and inner.start <= t.start and t.end <= inner.end for t in on(doc).territories
    )
    name = full_name(doc, inner, None if written else inner.territory, grammar)
    fresh = Institution(own.key, name, own.kind, inner.territory, competences=own.competences, local=own.local)
    known = on(doc).institutions.get(own.key) or fresh
    on(doc).institutions[own.key] = add_alias(known, text_of(doc, inner.start, inner.end))
    return own.key
