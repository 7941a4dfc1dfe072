"""`decoop serve` as its users meet it: SPARQLWrapper, curl and a browser, at a real server."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

HEADLINES = "SELECT ?h WHERE { ?a <https://schema.org/headline> ?h } ORDER BY ?h"
CLAIRE = "/id/person/claire-morel"


def start(store: str, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "decoop.cli", "serve", "--port", "0", "--store", store, *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    assert "http://" in line, line + process.stderr.read()
    return process, line.split()[2].rstrip("/")


def stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    process.wait(20)


@pytest.fixture(scope="module")
def site(embedded: str) -> Iterator[str]:
    process, address = start(embedded, "--limit", "50")
    yield address
    stop(process)


def get(address: str, accept: str = "*/*", data: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    request = urllib.request.Request(address, data, {"Accept": accept, **headers})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode("utf-8")


def asked(site: str, query: str) -> str:
    return f"{site}/sparql?{urllib.parse.urlencode({'query': query})}"


def test_a_long_chain_does_not_end_the_engine(site: str) -> None:
    """Walked by recursion, it did: every question after it was answered by nobody."""
    query = f"SELECT * {{ ?s a <a:a> {'OPTIONAL{}' * 9000} }}".encode()
    status, _, _ = get(f"{site}/sparql", data=query, **{"Content-Type": "application/sparql-query"})
    assert status == 200
    assert get(asked(site, "ASK {}"))[0] == 200


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_reads_rows(site: str, method: str, form: str) -> None:
    wrapper = SPARQLWrapper(f"{site}/sparql", returnFormat=form)
    wrapper.setMethod(method)
    wrapper.setQuery(HEADLINES)
    found = wrapper.query().convert()
    if form == JSON:
        assert len(found["results"]["bindings"]) == 6
    elif form == XML:
        assert len(found.getElementsByTagName("result")) == 6
    else:
        assert "Hà Nội làm việc tại Paris" in found.decode("utf-8")


def test_sparqlwrapper_reads_triples(site: str) -> None:
    wrapper = SPARQLWrapper(f"{site}/sparql", returnFormat=TURTLE)
    wrapper.setQuery("CONSTRUCT { ?a <https://schema.org/headline> ?h } WHERE { ?a <https://schema.org/headline> ?h }")
    assert len(list(ox.parse(wrapper.query().convert(), format=ox.RdfFormat.TURTLE))) == 6


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/sparql-results+xml;q=0.4, text/csv;q=0.3", "application/sparql-results+xml"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
    ],
)
def test_rows_by_accept(site: str, accept: str, wanted: str) -> None:
    status, kind, _ = get(asked(site, HEADLINES), accept)
    assert (status, kind.split(";")[0]) == (200, wanted)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
@pytest.mark.parametrize("path", [CLAIRE, "/id/article/hn-1"])
def test_things_by_accept(site: str, path: str, accept: str, form: ox.RdfFormat) -> None:
    status, kind, body = get(site + path, accept)
    assert (status, kind.split(";")[0]) == (200, accept)
    subjects = {triple.subject.value for triple in ox.parse(body, format=form)}
    assert f"https://w3id.org/decoop{path}" in subjects
    assert len(subjects) > 1 or path == CLAIRE, "an article gives its whole graph"


@pytest.mark.parametrize(
    ("status", "path", "data", "headers"),
    [
        (400, "/sparql?query=SELECT%20*%20%7B", None, {}),
        (400, "/sparql?query=ASK%7B%7D&default-graph-uri=http://a.b/", None, {}),
        (403, "/sparql", b"update=DROP%20ALL", {"Content-Type": "application/x-www-form-urlencoded"}),
        (403, "/sparql", b"DROP ALL", {"Content-Type": "application/sparql-update"}),
        (415, "/sparql", b"x", {"Content-Type": "application/octet-stream"}),
        (413, "/sparql", b"#" * 200_000, {"Content-Type": "application/sparql-query"}),
        (400, "/sparql", b"\xff", {"Content-Type": "application/sparql-query"}),
        (406, "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png"}),
        (404, "/id/person/nobody", None, {}),
        (404, "/thing?iri=no%20iri", None, {}),
        (404, "/questions/none", None, {}),
        (400, "/sparql?query=SELECT%20*%20%7BSERVICE%20%3Chttp://a.b/%3E%20%7B%7D%7D", None, {}),
        (400, "/", None, {"Host": "evil.example"}),
    ],
)
def test_refusals(site: str, status: int, path: str, data: bytes | None, headers: dict[str, str]) -> None:
    accept = headers.pop("Accept", "*/*") if "Accept" in headers else "*/*"
    assert get(site + path, accept, data, **headers)[0] == status


def test_updates_never_work(site: str) -> None:
    assert get(asked(site, "DROP ALL"))[0] == 400
    assert len(json.loads(get(asked(site, HEADLINES))[2])["results"]["bindings"]) == 6


def test_row_limit_is_said(site: str) -> None:
    request = urllib.request.Request(asked(site, "SELECT * { ?s ?p ?o }"), headers={"Accept": "text/csv"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.headers["X-Decoop-Truncated"]
        assert len(answer.read().splitlines()) == 51


def test_no_cors_unless_asked(site: str) -> None:
    request = urllib.request.Request(asked(site, HEADLINES), headers={"Origin": "http://elsewhere.example"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_service_description(site: str) -> None:
    status, kind, body = get(f"{site}/sparql")
    assert (status, kind.split(";")[0]) == (200, "text/turtle")
    predicates = {triple.predicate.value.rpartition("#")[2] for triple in ox.parse(body, format=ox.RdfFormat.TURTLE)}
    assert {"endpoint", "supportedLanguage", "resultFormat"} <= predicates


def test_long_queries_end(embedded: str) -> None:
    process, address = start(embedded, "--timeout", "1")
    try:
        long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        assert get(asked(address, long))[0] >= 400
        assert get(asked(address, "ASK {}"))[0] == 200
    finally:
        stop(process)


@pytest.mark.skipif(not shutil.which("ps"), reason="no ps")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_the_engine_ends_with_the_server(embedded: str, sent: signal.Signals, code: int) -> None:
    process, _ = start(embedded)
    children = ["ps", "-o", "pid=", "--ppid", str(process.pid)]
    engines = subprocess.run(children, capture_output=True, text=True, check=True)
    (engine,) = engines.stdout.split()
    process.send_signal(sent)
    assert process.wait(20) == code
    assert subprocess.run(["ps", "-p", engine], capture_output=True, check=False).returncode == 1


def test_values_are_escaped_on_pages(site: str) -> None:
    bad = urllib.parse.quote('"><script>alert(1)</script>')
    for path in (f"/questions/who-met-whom?territory={bad}", f"/sparql?query={bad}", f"/thing?iri={bad}"):
        assert "<script" not in get(site + path, "text/html")[2]


def find_browser() -> str:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
    )
    if not found or not shutil.which("chromedriver"):
        pytest.skip("no Chromium with its driver on this machine")
    return found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = find_browser()
    profile = tmp_path_factory.mktemp("browser")
    for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.add_argument("--window-size=420,900")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.implicitly_wait(10)  # seconds: a busy machine draws late
    yield driver
    driver.quit()


def test_editor_in_a_browser(site: str, browser) -> None:
    browser.get(f"{site}/sparql?question=offices&language=en")
    area = browser.find_element("name", "query")
    assert "SELECT ?person" in area.get_attribute("value")
    browser.find_element("id", "run").click()
    assert "Paul Roche" in browser.find_element("tag name", "table").text


def test_question_form_in_a_browser(site: str, browser) -> None:
    browser.get(f"{site}/questions/who-met-whom?language=vi")
    browser.find_element("name", "person").send_keys("Tran Thu Ha\n")
    support = pytest.importorskip("selenium.webdriver.support.ui")
    support.WebDriverWait(browser, 20).until(lambda driver: "person=" in driver.current_url)
    table = browser.find_element("tag name", "table")
    assert "Claire Morel" in table.text
    table.find_element("link text", "Claire Morel").click()
    assert browser.find_element("xpath", "//h1[.='Claire Morel']")
    wide = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the page fits a phone"
