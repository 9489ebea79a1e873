"""Fixtures that all tests share."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from filelock import FileLock
from hypothesis import settings

import kept
import parted
import passed
import turns
from compiled import Compiled
from edition.cache.tasks import opened
from edition.originals import read
from edition.pipeline import take
from edition.pipeline.build import Build, build_kept
from edition.records import styles
from edition.site import build as site_build
from edition.takeaway import office
from shared import HOME, once

# The same cases on every machine, and no time limit: slowness here is the machine's.
settings.register_profile("edition", derandomize=True, deadline=None)
settings.load_profile("edition")

gc.disable()  # until tests run: what is loaded before stays to the end

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Have it measured how long tests take, where pytest keeps such things, and what passed on the same site."""
    if cache := getattr(config, "cache", None):
        config.pluginmanager.register(turns.Clock(cache), "clock")
    config.pluginmanager.register(passed.Again(), "again")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need the built site or its files to take away: making them takes seconds."""
    for item in items:
        if turns.SITES & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what stays to the end, and look less often at the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Look for garbage again, with several workers in the process that leads them, too."""
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _references(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let builds in the tests' own process find in pytest's cache what pandoc made of the same references and texts before."""
    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    with pytest.MonkeyPatch.context() as patch:
        if cache:
            patch.setattr(styles, "pages", kept.Pages(cache.mkdir("edition-references")))
            texts = kept.Pandoc(cache.mkdir("edition-texts"))
            patch.setattr(office, "pandoc", texts)
            patch.setattr(read, "pandoc", texts)
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates() -> Iterator[None]:
    """Let builds of sites in the tests' own process compile each template once."""
    with pytest.MonkeyPatch.context() as patch:
        own, compiled = jinja2.Environment.__init__, Compiled()

        def begin(self: jinja2.Environment, *options: Any, **named: Any) -> None:
            own(self, *options, **named)
            self.bytecode_cache = self.bytecode_cache or compiled

        patch.setattr(jinja2.Environment, "__init__", begin)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def made(root: Path, common: Path, pytestconfig: pytest.Config) -> Build:
    """Return the edition, read and rendered, with kept results from the store; one worker makes it, for all."""

    def make(target: Path) -> None:
        target.write_bytes(pickle.dumps(build_kept(root)))

    read: Build = pickle.loads(once(common, "made.pickle", make).read_bytes())
    passed.know(pytestconfig, made=passed.of_files(read.pages))
    return read


@pytest.fixture(scope="session")
def edition(made: Build, root: Path, common: Path, pytestconfig: pytest.Config) -> dict[str, bytes]:
    """Return the files to take away of the edition and its papers, of which the law holds, with kept results.

    One worker makes what the store lacks, and the others wait for it.
    """
    with FileLock(common / "files.lock"), opened(root) as shop:
        files, found = take.files(made.taking, shop, made.together)
    assert found == []
    passed.know(pytestconfig, edition=passed.of_files(files))
    return {**files}


def edition_site(root: Path, target: Path) -> None:
    """Build the site of the edition into a folder, as the command does."""
    command = [sys.executable, "-m", "edition", "--root", str(root), "site", "--site-dir", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def site(root: Path, common: Path, request: pytest.FixtureRequest) -> Path:
    """Build the site once, in a folder whose name has a space and a letter beyond ASCII.

    The command finds the files to take away in the store, else another worker might make them at the same time.
    """

    def make(target: Path) -> None:
        request.getfixturevalue("edition")
        edition_site(root, target)

    built = once(common, "built/the sité", make)
    passed.know(request.config, site=passed.state(built, common))
    return built


@pytest.fixture(scope="session")
def addressed(root: Path, common: Path, request: pytest.FixtureRequest) -> Path:
    """Build the site once more: for the address ``HOME``, and with its texts in parts, as if they were very many."""

    def make(target: Path) -> None:
        made: Build = request.getfixturevalue("made")
        edition: dict[str, bytes] = request.getfixturevalue("edition")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", HOME)
            found = site_build.make_site(root, target, "Large", edition)
        assert found == []
        for name, text in parted.files(parted.read(made.pages["data/corpus.js"])).items():
            (target / name).parent.mkdir(exist_ok=True)
            (target / name).write_text(text, "utf-8")

    built = once(common, "addressed/an edition", make)
    passed.know(request.config, addressed=passed.state(built, common, "addressed"))
    return built
