"""N-Quads that go in without a parser are sound, and what is not goes another way."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decoop.graph.exchange.nquads import is_plain

NAME = "https://x.example/a"
SOUND = [
    b"<https://x.example/s> <https://x.example/p> <https://x.example/o#x,1> <https://x.example/a> .\n",
    b'<https://x.example/s> <https://x.example/p> "a \\"b\\" \\\\ \\n <c> ." <https://x.example/a> .\n' * 2,
    '<https://x.example/s> <https://x.example/p> "Hà Nội"@vi <https://x.example/a> .\n'.encode(),
    b'<https://x.example/s> <https://x.example/p> "1"^^<https://x.example/t> <https://x.example/a> .\n',
]
NOT_PLAIN = [
    b"",
    b"\n",
    b"# <https://x.example/a> .\n",
    SOUND[0].rstrip(b"\n"),
    SOUND[0].replace(b"\n", b"\r\n"),
    SOUND[0] + b"\n",
    SOUND[0].replace(b" .\n", b".\n"),
    SOUND[0].replace(b"/a>", b"/b>"),
    SOUND[0] + SOUND[0].replace(b"/a>", b"/b>"),
    SOUND[0].replace(b"<https://x.example/s>", b"_:s"),
    SOUND[0].replace(b"<https://x.example/o#x,1>", b"_:o"),
    SOUND[0].replace(b"/s>", b"/ s>"),
    SOUND[0].replace(b"<https://x.example/s>", b"<s>"),
    SOUND[0].replace(b"#x,1", b"#x#y"),
    SOUND[0].replace(b"#x,1", b"%zz"),
    SOUND[0].replace(b" <https://x.example/a>", b""),
    SOUND[0].replace(b"\n", b" ") + SOUND[0],
    SOUND[2].replace(b"@vi", b"@"),
    SOUND[2].replace(b"@vi", b"@v i"),
    SOUND[2].replace("ộ".encode(), b"\xe1\xbb"),
    SOUND[1].replace(b"\\n", b"\n"),
    SOUND[1].replace(b"\\n", b"\\x"),
    SOUND[1].replace(b"\\n", b"\\u12"),
]
PARTS = [*'<> .\n"\\#_:@^%?/', "http", "://", "x", "vi", "é", "<http://x.y/z>", "<http://x.y/z> ", "1", "u0041"]
IRIS = st.lists(st.sampled_from(PARTS), max_size=6).map("".join)
VALUES = st.one_of(IRIS.map("<http://{}>".format), IRIS.map('"{}"'.format), IRIS)


@pytest.mark.parametrize("graph", SOUND)
def test_our_own_way_of_writing_is_known(graph):
    assert is_plain(NAME, graph)
    assert is_plain(NAME, b"".join(SOUND))


@pytest.mark.parametrize("graph", NOT_PLAIN)
def test_everything_else_needs_a_parser(graph):
    assert not is_plain(NAME, graph)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=3))
def test_a_parser_reads_one_statement_a_line(rows):
    graph = "".join(f"<http://x.y/{s}> <http://x.y/{p}> {o} <{NAME}> .\n" for s, p, o in rows).encode()
    if is_plain(NAME, graph):
        quads = list(ox.parse(graph, format=ox.RdfFormat.N_QUADS))
        assert len(quads) == graph.count(b"\n")
        assert {quad.graph_name for quad in quads} == {ox.NamedNode(NAME)}
