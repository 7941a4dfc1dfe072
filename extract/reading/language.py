"""Which language a story is written in, and whether there is a language pack for it."""

from __future__ import annotations

import re

from .cues import load_cues

_TOLD = 0.12  # share of the words of a text that are among the words by which a pack tells its language


def detect_language(story: str) -> str:
    """Return the ISO 639-1 code of the language of a text, whether there is a pack for it or not.

    A model of 97 languages decides, but foreign names, of which this news is full, lead it astray: to another pack's
    language or to a small relative of one. So the small words of the packs, which names have none of, are asked too.

    Args:
        story: the text without boilerplate.
    """
    from py3langid import classify  # numpy and the model take a while to load

    cues = load_cues()
    words = re.findall(r"[^\W\d_]+", story.lower())
    shares = {pack: sum(word in common for word in words) / max(len(words), 1) for pack, common in cues.common.items()}
    best = max(sorted(shares), key=lambda pack: shares[pack])
    language: str = classify(story)[0]
    if language in cues.languages:
        return best if shares[best] else language
    return best if shares[best] >= _TOLD else language
