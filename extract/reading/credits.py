"""Who took a picture: "(Ảnh: CTV)", "Photo : VNA", "Photo DR"; the caption before that is part of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts import Quote
from .cues import load_cues
from .lines import Line

_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?")


# "(Le Télégramme/Yann Corfmat)" after a full stop
_SHARED = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w'’.-]* ?){1,3}/ ?[^\W\d_a-zà-ÿ][\w'’.-]*(?: [^\W\d_a-zà-ÿ][\w'’.-]*){1,3}")
_ENDED = re.compile(r"[.!?…]\s*$")
_SIGN = re.compile(r"[©®]\s?[^.]{2,70}$")


def find_credits(line: Line) -> Iterator[Quote]:
    """Yield the stretches of a line that only say where its picture comes from."""
    credit = load_cues().credit
    last = 0
    for match in _PARENTHESIS.finditer(line.text):
        cue = next(credit.finditer(match[1]), None)
        told = cue is not None and len(match[1][: cue.start()].split()) <= 2 and _is_name(match[1])
        if told or (_SHARED.fullmatch(match[1]) and _ENDED.search(line.text[: match.start()])):
            yield Quote(line.start + match.start(), line.start + match.end())
            last = match.end()
    if sign := _SIGN.search(line.text, last):
        yield Quote(line.start + sign.start(), line.start + len(line.text))
        return
    for cue in credit.finditer(line.text, last):
        rest = line.text[cue.end() :]
        colon = re.match(r"\s*[:©]", rest)
        before = line.text[: cue.start()].rstrip()
        alone = line.text[cue.start()].isupper() and (not before or before[-1] in '.!?)…”"|') and len(rest.split()) <= 4
        if rest.strip(" .:|") and (colon or alone) and _is_name(rest) and (before or len(rest.split()) <= 5):
            yield Quote(line.start + cue.start(), line.end)
            return


def _is_name(words: str) -> bool:
    """Say whether the words after a cue are a source rather than the description of a picture."""
    found = re.findall(r"[^\W_][\w'’.-]*", words)
    small = [word for word in found if word[0].islower() and "." not in word]
    return len(found) <= 8 and len(small) <= 3
