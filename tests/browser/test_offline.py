"""The archive: unpacked anywhere, with the network off, it behaves like the hosted site."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from borrowed import Quiet, serving, watched
from playwright.sync_api import Browser, Page
from test_reading import PAPERS
from waiting import expect, highlighted, until

from edition.site import archive, lean, texts
from edition.takeaway import formats
from shared import of_every_script

pytestmark = pytest.mark.judge(shows="site")
ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS
LARGEST = 2_000_000  # bytes


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the archive in a folder whose name has spaces and letters beyond ASCII."""
    folder = tmp_path_factory.mktemp("memory stick") / "Пакистан – 巴基斯坦 #1"
    with zipfile.ZipFile(site / archive.NAME) as file:
        file.extractall(folder)
    return folder / "pakistan-between-powers"


@pytest.fixture
def reader(browser: Browser, copy: Path) -> Iterator[Page]:
    """Return a page that is offline; a request to another host, or an error of a script, fails the test."""
    context = browser.new_context(offline=True)
    page, foreign = watched(context, copy.as_uri())
    yield page
    context.close()
    assert foreign == []


def test_its_size(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stays below 2 MB for the five papers and their works."""
    size = (site / archive.NAME).stat().st_size
    with capsys.disabled():
        print(f"\narchive: {size / 1e6:.2f} MB")
    assert size < LARGEST


def test_open_me(reader: Page, copy: Path) -> None:
    """The file beside the site's folder opens the home page."""
    reader.goto((copy / archive.OPEN_ME).as_uri())
    expect(reader.locator("h1")).to_contain_text("Pakistan Between Powers")


def test_every_script_runs(reader: Page, copy: Path) -> None:
    """Pages that together have every script load from disk and show a heading, and no script reports an error.

    The files are those of the site, as the next test shows, whose every page is opened over http.
    """
    chosen = of_every_script(copy / "site")
    assert len(chosen) > 5
    for path in chosen:
        reader.goto(path.as_uri(), wait_until="load")
        expect(reader.locator("h1").first).to_be_visible()


@pytest.mark.judge
def test_the_pages_are_those_of_the_site(site: Path, copy: Path) -> None:
    """Every file is the same as the site's, except the texts to take away, the records that pages have, and links to these.

    One page is the copy's own. Of no page anything changes but the tags in its head and the lines with these links.
    """
    theirs = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ours = {
        path.relative_to(copy / "site").as_posix() for path in (copy / "site").rglob("*") if path.is_file()
    }
    files = {
        name
        for name in theirs
        if name.startswith((f"{formats.FOLDER}/", lean.FOLDER)) or name.endswith(".pdf")
    }
    assert ours == theirs - files - {archive.NAME, archive.MISSING}
    differing = {name for name in ours if (copy / "site" / name).read_bytes() != (site / name).read_bytes()}
    papers = {name for name in ours if name.startswith("papers/")}
    whole = {"index.html", "about/formats.html"}  # with links to the files of the whole edition
    assert differing == {name for name in ours if name.endswith(".html")}
    for name in differing - {archive.OFFER}:
        page = (site / name).read_bytes()
        linked = texts.without_links(page) if name in papers | whole else page
        assert (copy / "site" / name).read_bytes() == lean.page(linked)
        if not name.startswith("works/"):
            assert lean.page(linked).partition(b"</head>")[2] == linked.partition(b"</head>")[2]


def test_notes_previews_search_filters_and_downloads(reader: Page, copy: Path) -> None:
    """Readers can do here what they do on the web."""
    base = (copy / "site").as_uri()
    reader.goto(f"{base}/papers/{ARSHAD}.html#p12")
    expect(reader.locator("#p12")).to_be_in_viewport()
    reader.locator('a[role="doc-noteref"][href="#fn:27"]').hover()
    expect(reader.locator("#preview")).to_contain_text("Note 27")
    reader.locator('a[role="doc-noteref"][href="#fn:27"]').click()
    expect(reader.locator('[id="fn:27"]')).to_be_in_viewport()
    reader.locator("#search-field").fill("Gwadar")
    reader.locator(".search-panel a").first.click()
    expect(reader.locator("h1")).to_contain_text("Strategic Drive")
    reader.goto(f"{base}/bibliography.html")
    reader.locator("select[name=type]").select_option("thesis")
    expect(reader.locator("ul.works > li:not([hidden])")).to_have_count(2)
    reader.locator('a[download="corpus.bib"]').click()  # from disk a browser shows what it need not fetch
    expect(reader.locator("body")).to_contain_text("@book{small2015china")
    reader.goto(f"{base}/offline.html")
    expect(reader.locator("article")).to_contain_text("This is the offline copy")
    assert reader.locator(".archive-link").count() == 0


def test_the_site_offers_it(page: Page, address: str) -> None:
    """The home page links to the page that offers the archive, and that page to the file."""
    page.goto(f"{address}index.html")
    page.get_by_role("link", name="take the whole edition with you").click()
    with page.expect_download() as saved:
        page.locator(".archive-link").click()
    assert zipfile.is_zipfile(saved.value.path())


class Unplugged(Quiet):
    """A host that answers nothing once it is gone: a browser may let its worker go on where it says that it is offline."""

    gone = False

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        """Send a file, or nothing."""
        if Unplugged.gone:
            self.close_connection = True
        else:
            super().do_GET()


@pytest.fixture
def unplugged(site: Path) -> Iterator[str]:
    """Serve the site by a host that can be gone."""
    Unplugged.gone = False
    with serving(site, Unplugged) as address:
        yield address


def test_a_phone_keeps_it(browser: Browser, site: Path, unplugged: str) -> None:
    """At the reader's wish the browser has every page, and the search, without a network, until the copy is removed."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page, faults = watched(context, unplugged)
    page.goto(f"{unplugged}offline.html")
    assert page.evaluate("caches.keys()") == []
    half = f"edition-copy {urlsplit(unplugged).path} half"  # of a page that was closed while it unpacked
    page.evaluate(
        "(name) => caches.open(name).then((store) => store.put('index.html', new Response('')))", half
    )
    page.reload()
    expect(page.locator(".keeping button:visible")).to_have_text(["Keep the edition in this browser"])
    expect(page.locator(".keeping [role=status]")).to_be_empty()
    page.get_by_role("button", name="Keep the edition in this browser").tap()
    expect(page.locator(".keeping [role=status]")).to_contain_text("Kept.")
    version = (site / archive.VERSION).read_text("ascii")
    assert page.evaluate("caches.keys()") == [
        f"edition-copy {urlsplit(unplugged).path} {version}"
    ]  # its own, not the host's
    until(
        page,
        "navigator.serviceWorker.getRegistration().then((found) => found?.active?.state === 'activated')",
    )
    context.set_offline(offline=True)
    Unplugged.gone = True
    page.goto(f"{unplugged}papers/{KANWAL}.html?h=debt#p33")
    expect(page.locator("#p33")).to_be_in_viewport()
    assert highlighted(page)
    page.goto(unplugged)  # the folder, as one types it
    expect(page.locator("h1")).to_have_text("Pakistan Between Powers")
    page.locator("#home-query").fill("gwadar")
    page.keyboard.press("Enter")
    expect(page.locator("#search-page [role=status]")).to_have_text("10 results")
    Unplugged.gone = False
    context.set_offline(offline=False)
    page.goto(f"{unplugged}offline.html")
    assert faults == []
    page.get_by_role("button", name="Renew the copy").tap()
    expect(page.locator(".keeping [role=status]")).to_contain_text("Kept.")
    page.get_by_role("button", name="Remove the copy").tap()
    expect(page.locator(".keeping [role=status]")).to_have_text("Removed.")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)") == 0
    context.close()


class Host(Quiet):
    """A host that gets a newer edition, becomes slow, and loses the network; its worker is less patient."""

    newer = slow = gone = False
    late = threading.Event()  # until it is set, a slow host sends no page
    NEWER = b"<p>of the newer edition</p>"

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        """Send a file as this host now has it."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        page, script = path.suffix == ".html", path.suffix == ".js"
        if Host.gone and not page:
            self.close_connection = True
            return
        if Host.slow and page:
            Host.late.wait()
        data = path.read_bytes() if path.is_file() else b""
        if path.name == "keeper.js":
            data = data.replace(b"PATIENCE = 6000", b"PATIENCE = 3000")
        elif Host.newer and path.name == archive.VERSION:
            data = b"newer"
        elif Host.newer and (page or script):
            data += b"\n// of the newer edition" if script else Host.NEWER
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        SimpleHTTPRequestHandler.end_headers(self)
        self.wfile.write(data)


def test_a_copy_never_mixes_two_editions(browser: Browser, site: Path) -> None:
    """A page and all that it asks for are of one edition; a reader hears of a newer one."""
    Host.newer = Host.slow = Host.gone = False
    script = "fetch('assets/javascripts/shared/browser.js').then((found) => found.text()).then((text) => text.includes('newer edition'), () => 'none')"
    told = "document.documentElement.outerHTML.includes('of the newer edition')"
    with serving(site, Host) as home:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{home}offline.html")
        page.get_by_role("button", name="Keep the edition in this browser").click()
        expect(page.locator(".keeping [role=status]")).to_contain_text("Kept.")
        until(
            page,
            "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')",
        )

        # The page of the copy has the scripts of the copy, though the newer ones are there.
        Host.slow = Host.newer = True
        page.goto(f"{home}synopsis.html")
        assert not page.evaluate(told)
        assert page.evaluate(script) is False
        Host.late.set()
        expect(page.locator(".newer")).to_contain_text("Its host has a newer edition.")

        Host.slow = False  # the newer page has the newer scripts, or none
        page.goto(f"{home}synopsis.html")
        assert page.evaluate(told)
        assert page.evaluate(script) is True
        Host.gone = True
        assert page.evaluate(script) == "none"

        Host.newer = Host.gone = False  # where both are of one edition, the copy stands in
        page.goto(f"{home}synopsis.html")
        until(
            page,
            "caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).some(({ url }) => url.includes('?page=')))",
        )
        Host.gone = True
        assert page.evaluate(script) is False
        Host.gone = False
        page.goto(f"{home}offline.html")
        expect(page.locator(".keeping [role=status]")).to_have_text(
            "This browser keeps a copy of this edition."
        )
        Host.newer = True
        page.reload()
        expect(page.locator(".keeping [role=status]")).to_have_text(
            "This browser keeps a copy of an older edition."
        )
        context.close()
