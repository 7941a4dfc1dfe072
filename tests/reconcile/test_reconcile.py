"""Each case is a few articles, and who is who in them: decisions, the graphs they give, and how they are undone."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from decoop import DecoopError
from decoop.cli import main
from decoop.extract.article import Article
from decoop.extract.facts import Agreement, Facts, Institution, Meeting, Person, Place, Quote, Role, Stated
from decoop.graph.exchange.load import find_fault
from decoop.graph.exchange.nquads import to_nquads
from decoop.graph.quads.build import build
from decoop.graph.quads.iris import BASE, article_iri
from decoop.graph.reconcile.curated import Curated, change, pair, read_curated, write_curated
from decoop.graph.reconcile.run import reconcile
from decoop.graph.store.interface import open_store
from decoop.graph.validation.quick import find_violations

CASES = [
    pytest.param(case, id=f"{path.stem}-{case['name'].replace(' ', '-')}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
TEXT = "Hai bên đã gặp nhau."


def say(value, rule="test"):
    return None if value is None else Stated(value, rule, (Quote(0, 3),))


def graph(case, told):
    """Return the IRI and the graph of an article from what a case says of it."""
    article = Article(told["id"], TEXT, "vi", published=told.get("published"))
    places = [Place(f"place/{code}", code, kind, within=f"place/{inside}" if inside else None)
              for code, kind, inside in case["places"]]  # fmt: skip
    bodies = {body: Institution(f"institution/{body}", body, "peoples-committee", f"place/{body.split('/')[0]}")
              for body in told.get("bodies", [])}  # fmt: skip
    people = {name: Person(f"person/{key}", say(name)) for name, key in told.get("people", {}).items()}
    roles = [
        Role(say(people[name].key), say(title), institution=say(bodies[body].key), former=say(True) if former else None)
        for name, title, body, former in told.get("roles", [])
    ]
    both = {**{n: p.key for n, p in people.items()}, **{n: b.key for n, b in bodies.items()}}
    meetings = [
        Meeting(f"m{n}", kind, say(kind), say(status), start=say(day), participants=tuple(say(both[w]) for w in who))
        for n, (kind, status, day, who) in enumerate(told.get("meetings", []))
    ]
    agreements = [
        Agreement(f"a{n}", say("Bản ghi nhớ"), say(kind), say("Signed"), parties=tuple(say(both[w]) for w in who),
                  signed_on=say(day or None), valid_from=say(since or None), valid_until=say(until or None))
        for n, (kind, day, since, until, who) in enumerate(told.get("agreements", []))
    ]  # fmt: skip
    facts = Facts(tuple(people.values()), tuple(bodies.values()), tuple(places), tuple(roles), tuple(meetings),
                  tuple(agreements), ())  # fmt: skip
    return article_iri(article.identifier), build(article, facts)


def fill(folder, graphs):
    with open_store(str(folder), write=True) as store:
        store.bulk((iri, to_nquads(quads)) for iri, quads in graphs)


def pairs(case, name):
    return frozenset(pair(*both) for both in case.get(name, []))


def short(iri):
    return iri.removeprefix(BASE)


@pytest.mark.parametrize("case", CASES)
def test_who_is_who(case, tmp_path):
    graphs = [graph(case, told) for told in case["article"]]
    curated = Curated(pairs(case, "same"), pairs(case, "different"))
    written = set()
    for number, order in enumerate(list(permutations(graphs))[:6]):
        fill(tmp_path / str(number), order)
        with open_store(str(tmp_path / str(number)), write=True) as store:
            decisions, changed = reconcile(store, curated)
            again, untouched = reconcile(store, curated)
            assert (again, untouched) == (decisions, 0)
            assert changed == len({d.article for d in decisions})
            told = sorted((short(d.article), short(d.minted), short(d.put)) for d in decisions)
            for iri in store.graphs():
                quads = list(store.quads(iri))
                assert not find_violations(quads)
                assert not find_fault(quads[0].graph_name, quads)
            written.add(b"".join(line for iri in store.graphs() for line in store.lines(iri)))
    joined = {frozenset((a, b)) for a, b in case.get("one", [])}
    if "decisions" in case:  # events have hashes for names
        assert len(decisions) == case["decisions"]
    elif "put" in case:
        assert told == sorted((f"article/{a}", m, p) for a, m, p in case["put"])
    else:
        assert {frozenset((m, p)) for _, m, p in told} == joined
    assert all(d.why for d in decisions)
    assert all(any(why in d.why for d in decisions) for why in case.get("why", []))
    assert len(written) == 1, "the order in which articles came changed the graphs"


@pytest.mark.parametrize("case", CASES)
def test_what_no_longer_holds_is_taken_back(case, tmp_path):
    graphs = dict(graph(case, told) for told in case["article"])
    fill(tmp_path / "store", graphs.items())
    with open_store(str(tmp_path / "store"), write=True) as store:
        before = {iri: store.lines(iri) for iri in store.graphs()}
        reconcile(store, Curated(pairs(case, "same"), pairs(case, "different")))
        for iri in sorted(graphs)[1:]:
            store.drop(iri)
        reconcile(store, Curated())  # alone, an article's words are all there is
        assert store.lines(min(graphs)) == before[min(graphs)]


def test_a_curator_cannot_join_what_one_article_tells_apart(tmp_path):
    told = {"id": "a", "people": {"Anna Roy": "anna-roy", "Anne Roy": "anne-roy"}}
    fill(tmp_path / "store", [graph({"places": []}, told)])
    with (
        open_store(str(tmp_path / "store"), write=True) as store,
        pytest.raises(DecoopError, match="an article names both"),
    ):
        reconcile(store, Curated(same=frozenset({pair("person/anna-roy", "person/anne-roy")})))


def test_decisions_are_kept_changed_and_undone(tmp_path):
    file = tmp_path / "decisions.ttl"
    first = change(read_curated(file), same=[("person/a", "person/b")], different=[("person/c", "person/d")], undo=[])
    write_curated(file, first)
    assert read_curated(file) == first
    turned = change(first, same=[("person/d", "person/c")], different=[], undo=[("person/b", "person/a")])
    assert turned == Curated(same=frozenset({pair("person/c", "person/d")}))
    with pytest.raises(DecoopError, match="no such decision"):
        change(turned, same=[], different=[], undo=[("person/a", "person/b")])


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("<a> <b>", "not Turtle"),
        ('<a> <http://www.w3.org/2002/07/owl#sameAs> "b" .', "no decision"),
        ("<a> <http://example.org/p> <b> .", "no decision"),
        ("@prefix o: <http://www.w3.org/2002/07/owl#> . <a> o:sameAs <b> . <b> o:differentFrom <a> .", "take one"),
    ],
)
def test_a_wrong_file_of_decisions_is_one_clear_error(words, wrong, tmp_path):
    file = tmp_path / "decisions.ttl"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(DecoopError, match=wrong):
        read_curated(file)


def test_the_command_keeps_and_undoes_a_decision(tmp_path):
    articles = [
        {"id": "a", "people": {"Trần Anh": "anh-tran"}},
        {"id": "b", "people": {"Trần Văn Anh": "anh-tran-van"}},
    ]
    fill(tmp_path / "store", [graph({"places": []}, told) for told in articles])
    run, where = CliRunner(), ["--store", str(tmp_path / "store")]
    both = ["person/anh-tran", "person/anh-tran-van"]
    assert run.invoke(main, ["reconcile", *where]).stdout == ""
    line = "person/anh-tran-van → person/anh-tran in article/b: a curator's decision\n"
    assert run.invoke(main, ["reconcile", "--same", *both, "--dry-run", *where]).stdout == line
    assert run.invoke(main, ["reconcile", *where]).stdout == "", "a dry run keeps nothing"
    assert run.invoke(main, ["reconcile", "--same", *both, *where]).stdout == line
    assert run.invoke(main, ["reconcile", *where]).stdout == line, "the decision is kept"
    assert run.invoke(main, ["reconcile", "--undo", *both, *where]).stdout == ""
    wrong = run.invoke(main, ["reconcile", "--undo", *both, *where])
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (1, 1)
    unknown = run.invoke(main, ["reconcile", "--same", "person/anh-tran", "person/nobody", *where])
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (1, 1)
    absent = run.invoke(main, ["reconcile", "--store", str(tmp_path / "none")])
    assert (absent.exit_code, (tmp_path / "none").exists()) == (1, False)
