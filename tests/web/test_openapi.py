"""The server's description by OpenAPI: it is one, it tells of every address, and what it tells is so."""

import re
from typing import Any

import httpx
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from stand import small
from starlette.routing import Route

from kg.web.app import create_app
from kg.web.limits import Limits
from kg.web.openapi import described

# What is no answer for a program: files that pages are made with, other spellings of the same address
ASIDE = {"/static/{name}", "/sparql/", "/id/stroom", "/id/stroom/{member}", "/stroom.{extension}", "/def.{extension}"}


def told(web: httpx.Client) -> dict[str, Any]:
    answer = web.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    found: dict[str, Any] = answer.json()["paths"]
    return found


@pytest.mark.parametrize("writable", [False, True])
def test_it_is_openapi(writable: bool) -> None:
    OpenAPIV31SpecValidator(described("https://graaf.example/kg", Limits(), writable=writable)).validate()


def test_it_tells_of_every_address_and_of_no_other(web: httpx.Client) -> None:
    routes = {re.sub(r":\w+}", "}", one.path) for one in create_app(small()).routes if isinstance(one, Route)}
    assert set(told(web)) == routes - ASIDE


ASKED = {
    ("get", "/sparql"): ("/sparql?query=ASK{}", {"accept": "text/csv"}),
    ("get", "/doc/{path}"): ("/doc/dossier/21501-02", {"accept": "application/ld+json"}),
    ("get", "/id/{path}"): ("/id/dossier/21501-02", {}),
    ("get", "/graph/{path}"): ("/graph/nothing", {"accept": "text/turtle"}),
    ("get", "/graphs"): ("/graphs", {}),
    ("get", "/graphs/{path}"): ("/graphs/%C2%8C", {}),
    ("put", "/graphs/{path}"): ("/graphs/mine", {}),
    ("delete", "/graphs"): ("/graphs?graph=urn:x", {}),
    ("get", "/def"): ("/def", {"accept": "application/rdf+xml"}),
    ("get", "/def/{path}"): ("/def/code/open", {}),
    ("get", "/stroom"): ("/stroom", {"accept": "application/n-quads"}),
    ("get", "/stroom/{page}"): ("/stroom/7-7", {}),
    ("get", "/dataset"): ("/dataset", {"accept": "image/png"}),
    ("get", "/zoek"): ("/zoek?q=Syrië&p=nothing", {}),
    ("get", "/zoek.{extension}"): ("/zoek.pdf", {}),
    ("get", "/health"): ("/health", {}),
    ("get", "/metrics"): ("/metrics", {}),
    ("get", "/openapi.json"): ("/openapi.json", {}),
}


@pytest.mark.parametrize(("verb", "path"), ASKED)
def test_an_answer_is_one_that_is_told(web: httpx.Client, verb: str, path: str) -> None:
    address, headers = ASKED[verb, path]
    answer = web.request(verb, address, headers=headers)
    responses = told(web)[path][verb]["responses"]
    assert str(answer.status_code) in responses, answer.text
    content = responses[str(answer.status_code)].get("content") if answer.status_code == 200 else None
    if isinstance(content, dict):
        assert answer.headers["content-type"].partition(";")[0] in content


def test_its_address_is_the_one_that_the_client_asked(web: httpx.Client) -> None:
    found = web.get("/openapi.json", headers={"host": "graaf.example"}).json()
    assert found["servers"] == [{"url": "http://graaf.example"}]


def test_only_a_server_that_is_written_to_tells_of_updates() -> None:
    bodies = {
        writable: described("", Limits(), writable=writable)["paths"]["/sparql"]["post"]["requestBody"]["content"]
        for writable in (False, True)
    }
    assert "application/sparql-update" not in bodies[False]
    assert "application/sparql-update" in bodies[True]


@pytest.mark.parametrize("path", ["%C2%8C", "%EF%B7%90", "a%20b%7C"])
def test_a_path_that_is_no_iri_is_told_so(web: httpx.Client, path: str) -> None:
    answer = web.get(f"/graphs/{path}")
    assert answer.status_code == 400
    assert "cannot stand in an IRI" in answer.json()["detail"]
