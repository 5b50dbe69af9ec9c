"""A store as a web site of plain files: every link leads to a file, by a server that knows nothing or from the disk."""

import posixpath
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from lxml import html

from kg.errors import UsageError
from kg.store.embedded import Store
from kg.web.still import write_site
from tests.conftest import Kg

BASE = "https://w3id.org/kamergraaf/"
HOSTILE = (
    "persoon/../../../../evil",
    "persoon/" + "a" * 300,
    "persoon//x",
    "persoon/%2e%2e/%2e%2e/%2e%2e/evil",
    "persoon/a%00b",
)


@pytest.fixture(scope="module")
def small(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of what the letters say, without the register of all who held an office."""
    place = tmp_path_factory.mktemp("still") / "store"
    with Store.open(letters) as full, Store.create_or_open(place) as store:
        for graph in full.graphs():
            if not graph.endswith("/reference"):
                store.add(ox.Quad(*quad.triple, ox.NamedNode(graph)) for quad in full.quads(graph))
    return place


@pytest.fixture(scope="module")
def site(small: Path) -> Path:
    place = small.parent / "site"
    with Store.open(small) as store:
        files, left_out = write_site(store, place)
    assert files == sum(path.is_file() for path in place.rglob("*"))
    assert not left_out
    return place


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_link_of_every_page_leads_to_a_file(site: Path) -> None:
    assert len(pages(site)) > 200
    seen = set()
    for page in pages(site):
        for address in html.fromstring(page.read_bytes()).xpath("//@href | //@src"):
            if urlsplit(address).scheme:
                continue
            path, _, _ = address.partition("#")
            assert "?" not in path, (page, address)
            assert path.startswith("/") == (page.name == "404.html" and bool(path)), (page, address)
            target = target_of(site, page, path) if path else page
            assert target.is_file(), (page, address)
            assert target.is_relative_to(site)
            seen.add(target)
    others = {page for page in pages(site) if page not in seen}
    assert not others - {site / "index.html"}


def target_of(site: Path, page: Path, path: str) -> Path:
    """The file to which a link on a page leads: from the page, or, beginning with a slash, from the root."""
    return (site / unquote(path[1:]) if path.startswith("/") else page.parent / unquote(path)).resolve()


def test_every_file_is_reached_from_the_home_page_or_stands_where_there_is_none(site: Path) -> None:
    seen, todo = set(), [site / "index.html", site / "404.html"]
    while todo:
        page = todo.pop()
        seen.add(page)
        if page.suffix == ".html":
            links = (urlsplit(one) for one in html.fromstring(page.read_bytes()).xpath("//@href | //@src"))
            found = {target_of(site, page, one.path) for one in links if one.path and not one.scheme}
            todo += found - seen - set(todo)
    lost = {path for path in site.rglob("*") if path.is_file()} - seen
    assert not lost


def test_lists_lead_to_each_letter_dossier_minister_and_promise(site: Path) -> None:
    home = html.fromstring((site / "index.html").read_bytes())
    assert "lijst.html" in home.xpath("//header//nav//a/@href")
    assert "lijst/toezeggingen.html" in home.xpath("//header//nav//a/@href")
    for page, link in (
        ("lijst/brieven/2024.html", "../../doc/kamerstuk/21501-02-9002.html"),
        ("lijst/dossiers.html", "../doc/dossier/21501-02.html"),
        ("lijst/bewindspersonen.html", "../doc/persoon/c-c-j-veldkamp.html"),
        ("lijst/toezeggingen/openstaand.html", "../../doc/kamerstuk/21501-02-9002/toezegging/1.html"),
        ("lijst/toezeggingen/voldaan.html", "../../doc/kamerstuk/21501-02-9001/toezegging/1.html"),
    ):
        assert link in html.fromstring((site / page).read_bytes()).xpath("//a/@href"), page


def test_a_page_is_there_in_both_languages_each_leading_to_the_other(site: Path) -> None:
    dutch = site / "doc/kamerstuk/21501-02-9002.html"
    english = site / "en/doc/kamerstuk/21501-02-9002.html"
    assert 'href="../../en/doc/kamerstuk/21501-02-9002.html" hreflang="en"' in dutch.read_text()
    assert 'href="../../../doc/kamerstuk/21501-02-9002.html" hreflang="nl"' in english.read_text()
    assert "Ondertekend door" in dutch.read_text()
    assert "Signed by" in english.read_text()
    assert 'href="../persoon/c-c-j-veldkamp.html"' in english.read_text()
    assert 'href="../../../doc/kamerstuk/21501-02-9002.ttl"' in english.read_text()


def test_where_there_is_nothing_a_page_leads_on_from_any_address(site: Path) -> None:
    for name, other, words in (
        ("404.html", "/en/404.html", "Deze bladzijde is er niet"),
        ("en/404.html", "/404.html", "There is no such page"),
    ):
        page = html.fromstring((site / name).read_bytes())
        assert words in page.text_content()
        ways = page.xpath("//main//a/@href")
        assert len(ways) >= 5
        assert all(way.startswith(f"/{name.removesuffix('404.html')}") for way in ways)
        assert page.xpath("//a[@class='other']/@href") == [other]
        assert page.xpath("//link[@rel='stylesheet']/@href") == ["/static/style.css"]


def test_a_letter_is_its_text_to_the_character(site: Path, small: Path) -> None:
    for number in ("21501-02-9002", "21501-02-6666"):
        tree = html.fromstring((site / f"doc/kamerstuk/{number}.html").read_bytes())
        query = f"SELECT ?t {{ <{BASE}id/kamerstuk/{number}> <{BASE}def#text> ?t }}"
        with Store.open(small) as store:
            answer = store.engine.query(query, use_default_graph_as_union=True)
            text = next(iter(answer))["t"].value  # type: ignore[union-attr,index]
        assert tree.get_element_by_id("text").text_content() == text


def test_what_only_a_server_can_do_is_not_there(site: Path) -> None:
    for page in pages(site):
        text = page.read_text()
        assert "<form" not in text
        for address in re.findall(r'(?:href|action|src)="([^":#]+)', text):
            target = posixpath.join(page.parent.relative_to(site).as_posix(), unquote(address))
            assert not re.match(r"(?:en/)?(?:zoek|toezeggingen|sparql)\b", posixpath.normpath(target)), (page, address)
    home = (site / "index.html").read_text()
    assert "Nieuwste brieven" in home
    for words in ("in SPARQL", "Raad Buitenlandse Zaken en staat nog open"):
        assert words not in home
    for words in (
        "Welke toezeggingen staan nog open",
        "Hoe verging het een Raadsvergadering",
        "worden het meest aangehaald",
    ):
        assert words in home
    promise = (site / "doc/kamerstuk/21501-02-9001/toezegging/1.html").read_text()
    assert "Wat ervan werd" in promise
    assert "SPARQL" not in promise
    assert 'href="def.html"' in home


def test_the_data_of_a_thing_is_the_same_in_each_form(site: Path) -> None:
    for name in ("doc/kamerstuk/21501-02-9002", "doc/publicatie/COM(2024)150", "doc/raad/RBZ/2024-11-18", "def"):
        turtle = set(rdflib.Graph().parse(site / f"{name}.ttl"))
        assert len(turtle) > 3
        for form, extension in (("nt", "nt"), ("xml", "rdf")):
            assert set(rdflib.Graph().parse(site / f"{name}.{extension}", format=form)) == turtle


def test_a_name_that_no_file_can_have_is_left_out_and_told(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        person, graph = ox.NamedNode("http://xmlns.com/foaf/0.1/Person"), ox.NamedNode("urn:g")
        a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        for name in (*HOSTILE, "persoon/goed"):
            store.add([ox.Quad(ox.NamedNode(f"{BASE}id/{name}"), a, person, graph)])
        _, left_out = write_site(store, tmp_path / "deep" / "er" / "site")
    assert {one.removeprefix(f"{BASE}id/") for one in left_out} == set(HOSTILE)
    assert (tmp_path / "deep" / "er" / "site" / "doc/persoon/goed.html").is_file()
    assert not list(tmp_path.rglob("*evil*"))


def test_a_folder_that_holds_something_is_left_as_it_is(small: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with Store.open(small) as store, pytest.raises(UsageError, match="is a file; give a folder"):
        write_site(store, tmp_path / "mine.txt")
    with Store.open(small) as store, pytest.raises(UsageError, match="is not empty"):
        write_site(store, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_export_that_fails_leaves_nothing(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.web.still._Site._rdf", full)
    with Store.open(small) as store, pytest.raises(Exception, match="cannot be written"):
        write_site(store, tmp_path / "site")
    assert not list(tmp_path.iterdir())


def test_kg_export_tells_how_many_files_and_takes_no_other_form(kg: Kg, small: Path, tmp_path: Path) -> None:
    place = tmp_path / "store"
    shutil.copytree(small, place)
    done = kg("export", "--store", str(place), "--site", str(tmp_path / "site"))
    assert (done.returncode, done.stdout) == (0, "")
    assert re.search(r"\d{3,} files in ", done.stderr)
    wrong = kg("export", "--store", str(place), "--site", str(tmp_path / "other"), "--format", "turtle")
    assert wrong.returncode == 2
    assert not (tmp_path / "other").exists()


NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
APACHE = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")
DEPLOY = Path(__file__).parents[2] / "deploy"
MODULES = ("mpm_event", "authz_core", "dir", "mime", "rewrite")


def nginx(folder: Path, site: Path, port: int) -> list[str]:
    http, server = (DEPLOY / "site.nginx.conf").read_text().split("# --- server block ---")
    text = f"""daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{http} server {{ listen 127.0.0.1:{port}; root {site}; {server} }} }}"""
    (folder / "nginx.conf").write_text(text)
    return [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]


def apache(folder: Path, site: Path, port: int) -> list[str]:
    shutil.copy(DEPLOY / "site.htaccess", site / ".htaccess")
    loaded = "\n".join(f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so" for one in MODULES)
    text = f"""ServerRoot {folder}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
ServerName localhost
Listen 127.0.0.1:{port}
{loaded}
TypesConfig /etc/mime.types
DocumentRoot {site}
<Directory {site}>
AllowOverride FileInfo Indexes
Require all granted
</Directory>
"""
    (folder / "apache.conf").write_text(text)
    return [str(APACHE), "-DFOREGROUND", "-f", str(folder / "apache.conf")]


@pytest.mark.parametrize(
    "configured",
    [
        pytest.param(nginx, marks=pytest.mark.skipif(not NGINX, reason="nginx is not installed")),
        pytest.param(apache, marks=pytest.mark.skipif(not APACHE, reason="apache2 is not installed")),
    ],
)
def test_a_plain_server_leads_from_identifiers_to_the_form_that_is_asked(
    configured: Callable[[Path, Path, int], list[str]], site: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="kg-site-") as made:
        folder = Path(made)
        folder.chmod(0o755)  # a server that root starts reads as somebody else
        shutil.copytree(site, folder / "site")
        with subprocess.Popen(configured(folder, folder / "site", port)) as running:
            try:
                transport = httpx.HTTPTransport(retries=8)
                with httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=transport) as client:
                    check(client)
            finally:
                running.terminate()
                running.wait(20)


def check(client: httpx.Client) -> None:
    for accept, extension, media_type in (
        ("text/html,application/xhtml+xml,*/*;q=0.8", "html", "text/html"),
        ("text/turtle", "ttl", "text/turtle"),
        ("application/ld+json", "jsonld", "application/ld+json"),
        ("application/rdf+xml", "rdf", "application/rdf+xml"),
        ("*/*", "ttl", "text/turtle"),
    ):
        for thing in ("kamerstuk/21501-02-9002", "publicatie/COM(2024)150", "kamerstuk/21501-02-9002/toezegging/1"):
            sent = client.get(f"/id/{thing}", headers={"accept": accept})
            assert sent.status_code == 303
            assert urlsplit(sent.headers["location"]).path == f"/doc/{thing}.{extension}"
            for path in (f"/doc/{thing}.{extension}", f"/doc/{thing}"):
                found = client.get(path, headers={"accept": accept})
                assert (found.status_code, found.headers["content-type"].partition(";")[0]) == (200, media_type), path
    for path, words in (
        ("/doc/kamerstuk/21501-02-1", "Deze bladzijde is er niet"),
        ("/en/doc/kamerstuk/21501-02-1", "There is no such page"),
        ("/x", "Deze bladzijde is er niet"),
    ):
        lost = client.get(path, headers={"accept": "text/html"})
        assert (lost.status_code, lost.headers["content-type"].lower()) == (404, "text/html; charset=utf-8")
        assert words in lost.text
    page = client.get("/", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"].lower()) == (200, "text/html; charset=utf-8")
    assert client.get("/static/style.css").headers["content-type"].startswith("text/css")
