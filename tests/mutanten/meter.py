"""The plugin that tells coverage which test runs, and how long that takes."""

import time
from collections.abc import Generator
from dataclasses import dataclass, field

import coverage
import pytest


@dataclass(eq=False)
class Meter:
    """Tell coverage which test runs, or which fixture that tests share, and keep how long it took.

    A shared fixture is run by the first test that asks for it, and belongs to all that use it.
    """

    meting: coverage.Coverage
    duur: dict[str, float] = field(default_factory=dict)
    gebruikt: dict[str, list[str]] = field(default_factory=dict)
    gedeeld: dict[str, float] = field(default_factory=dict)
    test: str = ""
    vooraf: float = 0.0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self.test, self.vooraf = item.nodeid, 0.0
        self.gebruikt[item.nodeid] = _gedeelde_fixtures(item)
        self.meting.switch_context(item.nodeid)
        begin = time.process_time()
        uitkomst = yield
        self.duur[item.nodeid] = time.process_time() - begin - self.vooraf
        self.meting.switch_context("")
        return uitkomst

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        if fixturedef.scope == "function":
            return (yield)
        naam = _naam(fixturedef)
        self.meting.switch_context(naam)
        begin = time.process_time()
        try:
            return (yield)
        finally:
            duur = time.process_time() - begin
            self.gedeeld[naam] = self.gedeeld.get(naam, 0.0) + duur
            self.vooraf += duur
            self.meting.switch_context(self.test)

    def wie(self, context: str) -> set[str]:
        """Give the tests that a piece of the measurement belongs to."""
        if context not in self.gedeeld:
            return {context}
        return {test for test, fixtures in self.gebruikt.items() if context in fixtures}

    def klaargezet(self) -> dict[str, dict[str, float]]:
        """Give per test the shared fixtures that it needs, with their seconds."""
        return {
            test: {naam: self.gedeeld[naam] for naam in fixtures if naam in self.gedeeld}
            for test, fixtures in self.gebruikt.items()
        }


def _naam(fixture: pytest.FixtureDef[object]) -> str:
    return f"fixture {fixture.baseid}::{fixture.argname}"


def _gedeelde_fixtures(item: pytest.Item) -> list[str]:
    """Name the fixtures that a test uses, directly or through others, and that are made for more than one test."""
    info = getattr(item, "_fixtureinfo", None)
    bekend = info.name2fixturedefs.values() if info else ()
    return sorted({_naam(een) for van in bekend for een in van if een.scope != "function"})
