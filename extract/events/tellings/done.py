"""What was done on a day, by words that tell of no event by themselves: "On Friday they walked through the market"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import Lexicon, lower, spelled_out
from ..sentences.frames import Frame


def kind_done(doc: Doc, frame: Frame) -> str | None:
    """Return the kind of event that the first such words of a sentence tell (``[meetings.done]``), None without any."""
    found = _words(on(doc).article.language).matches(on(doc).lower, frame.start, frame.end)
    return found[0].value if found else None


@cache
def _words(language: str) -> Lexicon[str]:
    table = load_pack(language).get("meetings", {}).get("done", {})
    return Lexicon([(form, kind) for kind, forms in table.items() for form in spelled_out(forms)], lower)
