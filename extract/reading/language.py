"""Which language a story is written in, and whether there is a language pack for it."""

from __future__ import annotations

import re

from .cues import load_cues

_TOLD = 0.12  # share of the words of a text that are among the words by which a pack tells its language


def detect_language(story: str) -> str:
    """Return the ISO 639-1 code of the language of a text, whether there is a pack for it or not.

    The small words of the packs decide, which names have none of; where few of them are told a model of 97 languages
    does: foreign names, of which this news is full, lead it astray, to another pack's language or a small relative.

    Args:
        story: the text without boilerplate.
    """
    cues = load_cues()
    words = [word for word in re.findall(r"[^\W\d_]+", story) if word.islower()]  # names are in capitals
    shares = {pack: sum(word in common for word in words) / max(len(words), 1) for pack, common in cues.common.items()}
    best = max(sorted(shares), key=lambda pack: shares[pack])
    if shares[best] >= _TOLD:
        return best
    from py3langid import classify  # numpy and the model take half a second to load

    language: str = classify(story)[0]
    return best if language in cues.languages and shares[best] else language
