"""Which language a story is written in, and whether there is a language pack for it."""

from __future__ import annotations

import re

from .cues import load_cues

_SURE = 0.22  # share of the words of a text that are among a pack's most frequent ones, by which it is told at once


def detect_language(story: str) -> str:
    """Return the ISO 639-1 code of the language of a text, whether there is a pack for it or not.

    The frequent words of the packs decide where they are many: foreign names, of which this news is full, weigh
    nothing there. Where they are few, a model of 97 languages does.

    Args:
        story: the text without boilerplate.
    """
    words = re.findall(r"[^\W\d_]+", story.lower())
    shares = {
        language: sum(word in common for word in words) / len(words) if words else 0.0
        for language, common in load_cues().common.items()
    }
    ranked = sorted(shares, key=lambda language: (-shares[language], language))
    if ranked and shares[ranked[0]] >= _SURE and (len(ranked) == 1 or shares[ranked[0]] >= 2 * shares[ranked[1]]):
        return ranked[0]
    from py3langid import classify  # numpy and the model take a while to load

    language: str = classify(story)[0]
    return language
