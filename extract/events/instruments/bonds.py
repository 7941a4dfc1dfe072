"""Twinnings: a plain "agreement" by which two towns become sister cities, and words that only say that they do."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import OPENS, Frame, Mention
from ..sentences.listing import MARKS, list_words
from ..who.participants import support

PLAIN, TWINNING, OTHER = "CooperationAgreement", "TwinningAgreement", "OtherAgreement"
BOND = "agreement-bond"
BEFORE = 1  # sentences before in which the bond may be named
AFTER = 1  # tokens between the verb and such a word ("signed the document")
ALONE = 30  # tokens between a word for a document and the one verb of its sentence that signs it
LONE = 8  # tokens between a plain word and the verb that signs it
NEXT = 2  # tokens of "back to", that a date may hold, at the end of "dates back to"
DENIED = 1  # tokens between "no" and what was not signed: "pas d'accord"
NEAR = 4  # tokens between a word for the instrument ("the document") and the verb that signs it


def kind_of(doc: Doc, frame: Frame, cue: Cue, end: int) -> Stated[str]:
    """Return the kind of an instrument: a twinning, where no more than "agreement" is said and a bond is named beside.

    ``end`` is the token after the title: one with a subject of its own ("agreement on charter flights") stays plain.
    """
    kind = cue.rule.get("kind")
    words = _bonds(frame)
    own = [word for word in words if cue.start <= word.start < end]
    if kind == PLAIN and (own or end == cue.end):
        before = on(doc).frames[frame.index - BEFORE] if frame.index >= BEFORE else None
        near = (
            own
            or [word for word in words if not _apart(doc, cue, word)]
            or (_bonds(before) if before and not before.cued("speech") else [])
        )
        if near:
            return Stated(TWINNING, BOND, support(cue.quote, near[0].quote))
    return Stated(kind, cue.rule.id, (cue.quote,))


def _apart(doc: Doc, cue: Cue, word: Cue) -> bool:
    """Return whether words of a bond name another instrument of a list: "a twinning charter and a | protocol"."""
    other = word.label == "instrument" and not (word.rule.options.get("lone") or word.rule.options.get("from"))
    joins = list_words(doc) - MARKS
    return other and not joins.isdisjoint(on(doc).lower[word.end : cue.start])


def plain_kind(kind: Stated[str], cue: Cue) -> Stated[str]:
    """Return the kind of an agreement between bodies that are no authorities: no twinning for what is named beside."""
    return Stated(cue.rule.get("kind"), cue.rule.id, (cue.quote,)) if kind.rule == BOND else kind


def _bonds(frame: Frame) -> list[Cue]:
    words = frame.cued("bond", "instrument")
    return [word for word in words if word.label == "bond" or word.rule.get("kind") == TWINNING]


def title_start(doc: Doc, cue: Cue) -> int:
    """Return where the title of an instrument begins: after words of becoming ("became | sister cities")."""
    opening = cue.rule.options.get("from", ())
    return next((at for at in range(cue.start, cue.end) if on(doc).lower[at] in opening), cue.start)


def is_definite(doc: Doc, cue: Cue, end: int) -> bool:
    """Return whether a plain word with an article ("the agreement") means an instrument told before."""
    articles = words_of(doc, "agreements", "definite")
    at, fresh = cue.start - 1, words_of(doc, "agreements", "fresh")
    while at > 0 and on(doc).lower[at] in fresh:
        at -= 1
    before = on(doc).lower[at] if cue.start else ""
    if before in words_of(doc, "agreements", "this"):
        return True  # "this charter", of whatever kind
    plain = cue.rule.get("kind") in {PLAIN, OTHER} and end == cue.end
    return plain and before in articles


def has_article(doc: Doc, cue: Cue, end: int) -> bool:
    """Return whether an instrument is named with an article and no more than its kind: "the MoU"."""
    return end == cue.end and cue.start > 0 and on(doc).lower[cue.start - 1] in words_of(doc, "agreements", "definite")


def began(doc: Doc, verb: Cue) -> bool:
    """Return whether words of signing tell how something began: "the agreement, first signed in 2004"."""
    return verb.start > 0 and on(doc).lower[verb.start - 1] in words_of(doc, "agreements", "first")


def signs_document(frame: Frame, verb: Cue) -> bool:
    """Return whether words of signing are followed by a plain word for what is signed ("the paper")."""
    words = [word for word in frame.cued("document") if word.rule.options.get("signed")]
    words += frame.cued("for-whom")
    return any(0 <= word.start - verb.end <= AFTER for word in words)


def points_back(frame: Frame, verb: Cue) -> bool:
    """Return whether it is "the document" that is signed: the instrument of the sentence before.

    Between a document that opens the sentence and its verb those who sign may stand ("Văn bản được ông A và bà B ký").
    """
    first = min((cue.start for cue in frame.cued("sign", "trigger")), default=verb.start) == verb.start
    if signs_document(frame, verb):
        return True
    return any(
        word.start <= verb.start < word.end  # "l'ont signé", "elle lie": the verb with its object
        or (
            verb.start - word.end >= 0
            and (verb.start - word.end <= NEAR or (first and word.start - frame.start <= OPENS))
        )
        for word in frame.cued("document")
    )


def only_mentioned(frame: Frame, cue: Cue, begun: Mention | None, signs: list[Cue]) -> bool:
    """Return whether words for a bond are no agreement told here: denied, or neither signed nor, ``begun``, dated."""
    options = cue.rule.options
    if any(0 <= cue.start - word.end <= DENIED for word in frame.cued("negated")):
        return True
    if options.get("lone") and not (begun or _lone(frame, cue, signs)):
        return True
    if options.get("vague") and any(_names(other) for other in frame.cued("instrument") if other.start >= cue.end):
        return True  # "they sealed their partnership by a convention"
    if options.get("from") and not begun and _told_since(frame, cue):
        return True
    return bool(options.get("dated")) and not (begun and _alone(frame))


def _names(cue: Cue) -> bool:
    return not (cue.rule.options.get("vague") or cue.rule.options.get("lone"))


def _told_since(frame: Frame, cue: Cue) -> bool:
    """Return whether words before those of a bond say that it has been so for years: "25 years since … twinned"."""
    return any(0 <= cue.start - word.end <= LONE for word in frame.cued("since"))


def _alone(frame: Frame) -> bool:
    """Return whether a sentence names no instrument but what the parties are to each other since some day."""
    return all(other.rule.options.get("lone") for other in frame.cued("instrument"))


def _lone(frame: Frame, cue: Cue, signs: list[Cue]) -> bool:
    """Return whether a plain word ("twinning") is what is signed: nothing else is named, and the verb is near."""
    others = [other for other in frame.cued("instrument") if not other.rule.options.get("lone")]
    verbs = [sign for sign in signs if sign.label == "sign"]
    if len(verbs) == 1 and cue.rule.options.get("alone") and 0 <= verbs[0].start - cue.end <= ALONE:
        return not others  # "the charter that twins the towns was signed"
    return not others and any(-LONE <= verb.start - cue.end <= LONE for verb in verbs)


def begun_in(frame: Frame, cue: Cue) -> Mention | None:
    """Return the date since which a bond is said to be ("le jumelage, qui date de 1992", "unies depuis 1966 par …")."""
    if not cue.rule.options.get("lone") and cue.rule.get("kind") != TWINNING:
        return None
    words = [w for w in frame.cued("since") if w.start - cue.end <= LONE]
    dates = [d for word in words for d in frame.dates if -NEXT <= d.start - word.end <= 1 or _holds(d, word)]
    return next((d for d in dates if cue.start - d.end <= LONE), None)


def _holds(date: Mention, word: Cue) -> bool:
    return date.start <= word.start < date.end
