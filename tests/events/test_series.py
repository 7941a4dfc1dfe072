"""An edition of a series is one event in every article and language, planned in one and held in another."""

from decoop.extract.article import Article
from decoop.extract.pipeline import extract
from decoop.graph.exchange.terms import term
from decoop.graph.quads.build import build

TOLD = {
    "en": "The 14th Vietnam-France decentralised cooperation conference was held in Lyon on June 5, 2027.",
    "vi": "Lyon sẽ tổ chức Hội nghị hợp tác các địa phương Việt Nam - Pháp lần thứ 14 vào ngày 5/6/2027.",
}
OTHER = "The 15th Vietnam-France decentralised cooperation conference was held in Lyon on June 5, 2029."


def edition(identifier, language, text):
    quads = build(Article(identifier, text, language), extract(Article(identifier, text, language)))
    nodes = {q.subject.value for q in quads if q.predicate == term(":edition")}
    status = {
        q.object.value.rsplit("#", 1)[-1] for q in quads if q.predicate == term(":status") and q.subject.value in nodes
    }
    return nodes, status


def test_one_edition_is_one_node_in_two_languages():
    held, planned = edition("a", "en", TOLD["en"]), edition("b", "vi", TOLD["vi"])
    assert len(held[0]) == 1
    assert held[0] == planned[0]
    assert (held[1], planned[1]) == ({"Held"}, {"Planned"})


def test_the_next_edition_is_another_node():
    assert not edition("a", "en", TOLD["en"])[0] & edition("c", "en", OTHER)[0]
