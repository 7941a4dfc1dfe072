"""From a folder of annotated articles to figures: scores with bootstrap intervals, and the precision of each rule."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ... import DecoopError
from ..article import Article, Rejected
from ..facts import Facts
from ..pipeline import extract
from ..reading.read import read
from .judging import judge
from .matching import Item
from .scoring import KINDS, ArticleScore, predictions, score_article, total

ROUNDS = 1000  # bootstrap samples
ENOUGH = 10  # cases below which a rule's precision says little


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Hold one annotated article with what was found in it."""

    gold: Item
    article: Article
    facts: Facts
    score: ArticleScore


def read_gold(folder: Path, texts: Path | None) -> Iterator[tuple[Item, Path]]:
    """Yield each annotation with the path of its text.

    Raises:
        DecoopError: there is no annotation, one is not JSON of the right form, or its text is not there.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DecoopError(f"no annotations (*.json) in {folder}; give the folder that holds them")
    for file in files:
        try:
            gold = json.loads(file.read_text(encoding="utf-8"))
            missing = {"id", "lang", "topics", *KINDS} - gold.keys()
        except (ValueError, AttributeError) as error:
            raise DecoopError(
                f"{file}: not an annotation in JSON ({error}); see tests/gold/README.md for the form"
            ) from error
        if missing:
            raise DecoopError(f"{file}: lacks {', '.join(sorted(missing))}; see tests/gold/README.md for the form")
        text = next((t for t in (_text_beside(file, gold["id"], texts)) if t.is_file()), None)
        if text is None:
            raise DecoopError(f"{file}: its text {gold['id']}.txt is not there; give its folder with --texts")
        yield gold, text


def _text_beside(file: Path, name: str, texts: Path | None) -> list[Path]:
    folders = [texts] if texts else [file.parent.parent / "texts", file.parent]
    return [folder / f"{name}.txt" for folder in folders]


def evaluate(folder: Path, texts: Path | None = None) -> Iterator[Evaluated]:
    """Yield each annotated article, read, extracted and scored."""
    for gold, path in read_gold(folder, texts):
        article = next(iter(read([path])))
        if isinstance(article, Rejected):
            raise DecoopError(f"{path}: {article.reason}")
        facts = extract(article)
        yield Evaluated(gold, article, facts, score_article(gold, predictions(facts)))


def interval(scores: Sequence[ArticleScore], kind: str) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of a kind's F1 over articles (percentile method, Efron 1979; fixed seed)."""
    if len(scores) < 2:
        return 0.0, 1.0
    draw = random.Random(20230412)
    values = sorted(_f1([draw.choice(scores) for _ in scores], kind) for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1]


def _f1(scores: Sequence[ArticleScore], kind: str) -> float:
    right = extra = missed = 0
    for score in scores:
        tally = score.tallies[kind]
        right, extra, missed = right + tally.right, extra + tally.extra, missed + tally.missed
    return 2 * right / (2 * right + extra + missed) if right else float(not (extra or missed))


def table(scores: Sequence[ArticleScore]) -> list[str]:
    """Return the lines of the table: a row per kind, the details below."""
    tallies, details = total(scores)
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}  {'95 % interval':15}{'right':>6}{'extra':>6}{'missed':>7}"]
    for kind in (*KINDS, "topics"):
        t = tallies[kind]
        low, high = interval(scores, kind)
        figures = f"{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}  {f'{low:.3f}-{high:.3f}':15}"
        lines.append(f"{kind:14}{figures}{t.right:6}{t.extra:6}{t.missed:7}")
    lines.append(f"mean F1 of the five kinds: {sum(tallies[k].f1 for k in KINDS) / len(KINDS):.3f}")
    lines += [f"  {name:34}{right:5}/{asked:<5}{right / asked:5.2f}" for name, (right, asked) in details.items()]
    return lines


def count_rules(evaluated: Sequence[Evaluated]) -> dict[str, tuple[int, int]]:
    """Return how often each rule was right and tried, by id."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in evaluated:
        for rule, right in judge(one.gold, one.facts):
            counts[rule][0] += right
            counts[rule][1] += 1
    return {rule: (right, tried) for rule, (right, tried) in sorted(counts.items())}


def write_confidence(counts: dict[str, tuple[int, int]], path: Path, source: str) -> None:
    """Write the table of measured precisions; a rule with too few cases takes that of all rules and says so."""
    right, tried = (sum(column) for column in zip(*counts.values(), strict=True))
    lines = [
        "# The measured precision of each rule: `decoop evaluate GOLD_DIR... --write-confidence` writes this file.",
        f"# Annotated articles: {source}.",
        f"# A rule tried fewer than {ENOUGH} times (few = true) takes the precision of all rules together.",
        "",
        f'all = {{ precision = "{right / tried:.2f}", cases = {tried} }}',
        "",
        "[rules]",
    ]
    for rule, (good, cases) in counts.items():
        few = cases < ENOUGH
        value = right / tried if few else good / cases
        lines.append(f'"{rule}" = {{ precision = "{value:.2f}", cases = {cases}{", few = true" if few else ""} }}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def sentence_of(article: Article, words: str) -> str:
    """Return the line of the article in which some words stand first, shortened around them; "" where they do not."""
    at = article.text.find(words)
    if at < 0:
        return ""
    start = max(article.text.rfind("\n", 0, at) + 1, at - 80)
    end = article.text.find("\n", at)
    return article.text[start : min(end if end >= 0 else len(article.text), at + len(words) + 80)].strip()


def detail(one: Evaluated) -> list[str]:
    """Return a line for each miss, extra and wrong detail of an article, with the sentence where it stands."""
    lines = [f"{one.score.identifier}"]
    for sign, items in (("- missed", one.score.missed), ("+ extra ", one.score.extra)):
        for kind, item in items:
            lines.append(f"  {sign} {kind}: {_describe(item)}")
            sentence = next((s for n in _words_of(item) if (s := sentence_of(one.article, n))), "")
            if sentence:
                lines.append(f"      « {sentence} »")
    lines += [f"  ~ wrong {name}: wanted {_describe(g)}; found {_describe(f)}" for name, g, f in one.score.wrong]
    return lines


def _words_of(item: Item) -> list[str]:
    if "name" in item:
        return [item["name"], *item.get("aliases", [])]
    people = item.get("person")
    named = [people["name"] if isinstance(people, dict) else people] if people else []
    listed = [n["name"] if isinstance(n, dict) else n for key in ("participants", "parties") for n in item.get(key, [])]
    return [w for w in (item.get("title"), *named, *listed) if w]


def _describe(item: Item) -> str:
    def short(value: object) -> object:
        if isinstance(value, dict):
            return value["name"]
        return [short(v) for v in value] if isinstance(value, list) else value

    return json.dumps({k: short(v) for k, v in item.items() if v not in (None, [], False, "")}, ensure_ascii=False)
